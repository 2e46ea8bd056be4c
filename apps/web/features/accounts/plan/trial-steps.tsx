"use client";
import { Text } from "@mantine/core";
import { useIntl } from "react-intl";
import type { StepOutcome } from "#gql/types";
import { type MessageId, useText } from "../../../lib/messages/index.ts";
import styles from "./plan.module.css";
import { kindOf } from "./steps/step-kinds.ts";
import type { Trial } from "./trial.ts";

const outcomes: Readonly<Record<StepOutcome, MessageId>> = {
  ASKED: "try.asked",
  REPLIED: "try.replied",
  REPLY_NOT_DUE: "try.replyNotDue",
  TAGGED: "try.tagged",
  CLOSED: "try.closed",
  JUMPED: "try.jumped",
  CONDITION_NOT_MET: "try.notMet",
  VARIABLE_SET: "try.set",
  NOTED: "try.noted",
  CALLED: "try.called",
  CALL_FAILED: "try.failed",
  OUTSIDE_INTERVAL: "try.outside",
  TARGET_GONE: "try.gone",
  JUMPS_SPENT: "try.jumpsSpent",
  VARIABLES_FULL: "try.full",
};

/** What would happen, in words, step by step. */
export function TrialSteps({ trial }: { trial: Trial }) {
  const text = useText();
  const intl = useIntl();
  const clock = (at: string) =>
    intl.formatTime(at, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const ends: Readonly<Record<Trial["end"], string>> = {
    ACCEPTED: text("try.endAccepted", { name: trial.acceptedBy?.name ?? "" }),
    WAITING: text("try.endWaiting"),
    CLOSED: text("try.endClosed"),
  };
  return (
    <>
      <ol className={styles.tried}>
        {[...trial.steps.entries()].map(([place, step]) => {
          const Icon = kindOf(step.type).icon;
          const agents = step.agents.map(({ name }) => name).join(", ");
          return (
            // A step may be reached many times: only its place tells it apart.
            <li key={place} className={styles.triedStep} data-outcome={step.outcome}>
              <time dateTime={step.at}>{clock(step.at)}</time>
              <Icon size="1rem" aria-hidden />
              <span>
                <strong>
                  {text("plan.stepNamed", { position: step.position, name: text(kindOf(step.type).label) })}
                </strong>{" "}
                {text(outcomes[step.outcome], {
                  text: step.text ?? "",
                  variable: step.variable ?? "",
                  position: step.toPosition ?? 0,
                  seconds: step.seconds ?? 0,
                  agents: agents === "" ? "none" : agents,
                })}
              </span>
            </li>
          );
        })}
        <li className={styles.triedEnd}>
          <time dateTime={trial.endsAt}>{clock(trial.endsAt)}</time>
          <strong>{ends[trial.end]}</strong>
        </li>
      </ol>
      {trial.variables.length > 0 && (
        <Text size="xs" c="dimmed">
          {trial.variables.map(({ name, value }) => `${name} = ${value}`).join(" · ")}
        </Text>
      )}
    </>
  );
}
