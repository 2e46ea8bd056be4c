import type { AccountId, InteractionId } from "@parley/schema";
import { addReplied, addTags, setVariables } from "../../interactions/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { enqueue } from "../../platform/jobs.ts";
import type { Effect } from "../domain/effects.ts";
import { callJob } from "./call-job.ts";

export interface StorePlanEffectsDeps {
  readonly messaging: Pick<Messaging, "addAutomaticReplies" | "addSystemLines">;
}

/** Something routing does, and to which interaction. */
export interface EffectOn {
  readonly subject: { readonly interactionId: InteractionId; readonly accountId: AccountId };
  readonly effect: Effect;
}

/** Stores what steps of plans do by themselves, each kind in one statement; other effects are passed over. Returns what to record. */
export async function storePlanEffects(
  em: Em,
  { messaging }: StorePlanEffectsDeps,
  effects: readonly EffectOn[],
): Promise<Fact[]> {
  const all = <Kind extends Effect["do"]>(kind: Kind) =>
    effects.flatMap(({ subject, effect }) =>
      effect.do === kind ? [{ subject, effect: effect as Extract<Effect, { do: Kind }> }] : [],
    );
  await addTags(
    em,
    all("tag").map(({ subject, effect }) => ({ id: subject.interactionId, tag: effect.tag })),
  );
  await addReplied(
    em,
    all("reply").map(({ subject, effect }) => ({ id: subject.interactionId, actionId: effect.stepId })),
  );
  await setVariables(
    em,
    all("set").map(({ subject, effect: { variable, text } }) => ({ id: subject.interactionId, variable, text })),
  );
  await enqueue(
    em,
    all("call").map(({ subject, effect }) => callJob({ interactionId: subject.interactionId, number: effect.number })),
  );
  return [
    ...(await messaging.addAutomaticReplies(
      em,
      all("reply").map(({ subject, effect }) => ({ ...subject, text: effect.text })),
    )),
    ...(await messaging.addSystemLines(
      em,
      all("note").map(({ subject, effect: { event, text } }) => ({
        ...subject,
        event,
        authorId: null,
        detail: text === undefined ? null : { text },
      })),
    )),
  ];
}
