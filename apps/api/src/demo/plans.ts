import type { IntervalId, RoutingActionId } from "@parley/schema";
import { newId } from "../platform/ids.ts";
import type { PlanStep, PlanStepContent } from "../routing-plans/index.ts";
import { type DemoAccount, SALES, SUPPORT } from "./fixed.ts";

const SECONDS_A_QUEUE_RINGS = 120;
/** Every installation begins with it. */
const WORKING_TIME = "01900000-0000-7000-8000-000000000101" as IntervalId;

/** The plan of a demo account; one of them shows what plans can do. */
export function demoPlan(account: DemoAccount): PlanStep[] {
  return account.key === "KAL" ? travelPlan(account) : plainPlan(account);
}

function plainPlan({ greeting, queues }: DemoAccount): PlanStep[] {
  return [
    step({ type: "auto_reply", text: greeting, mode: "first_message" }),
    ...queues.map(({ id }) => step({ type: "queue", queueId: id, waitSeconds: SECONDS_A_QUEUE_RINGS })),
    step({ type: "tag", tag: "unanswered" }),
  ];
}

/** Bookings go to Sales, cancellations are marked, and nobody waits without a word. */
function travelPlan({ greeting }: DemoAccount): PlanStep[] {
  const sales = step({ type: "queue", queueId: SALES.id, waitSeconds: SECONDS_A_QUEUE_RINGS });
  const urgent = step({ type: "tag", tag: "cancellation" });
  const support = step({ type: "queue", queueId: SUPPORT.id, waitSeconds: SECONDS_A_QUEUE_RINGS });
  const unanswered = step({ type: "tag", tag: "unanswered" });
  return [
    step({ type: "set_variable", variable: "topic", text: "changes" }),
    step({ type: "auto_reply", text: greeting, mode: "first_message" }),
    { ...step({ type: "tag", tag: "office hours" }), intervalId: WORKING_TIME },
    step({
      type: "go_to_if",
      targetStepId: urgent.id,
      condition: {
        or: [{ messageText: { contains: "cancel" } }, { messageText: { contains: "refund" } }],
      },
    }),
    step({
      type: "go_to_if",
      targetStepId: support.id,
      condition: {
        and: [{ not: { messageText: { contains: "book" } } }, { not: { messageText: { contains: "quote" } } }],
      },
    }),
    step({ type: "set_variable", variable: "topic", text: "bookings" }),
    sales,
    step({ type: "go_to", targetStepId: unanswered.id }),
    urgent,
    step({ type: "note", text: "{{contact.name}} wants to cancel or be refunded: please look at the booking first." }),
    support,
    unanswered,
    step({
      type: "auto_reply",
      text: "We could not answer about {{topic}} at once, {{contact.name}}. We will write to you as soon as we can.",
      mode: "once",
    }),
  ];
}

function step(content: PlanStepContent): PlanStep {
  return { id: newId<RoutingActionId>(), ...content };
}
