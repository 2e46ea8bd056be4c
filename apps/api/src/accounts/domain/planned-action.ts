import type {
  AutoReplyMode,
  DispositionId,
  IntervalId,
  QueueId,
  RoutingActionId,
  RoutingCondition,
  UserId,
} from "@parley/schema";
import type { SealedHeader } from "./call-headers.ts";

/** One step as it is stored with its plan; a plan is never changed, so a running interaction keeps the one it began with (R5). */
export type PlannedAction = {
  readonly id: RoutingActionId;
  /** Outside it the step is skipped (ACT-18); absent: it always applies. */
  readonly intervalId?: IntervalId;
} & ActionContent;

/** What a step does. `{{name}}` in its texts is filled in when it runs. */
export type ActionContent =
  | { readonly type: "queue"; readonly queueId: QueueId; readonly waitSeconds: number }
  | { readonly type: "agent"; readonly agentId: UserId; readonly waitSeconds: number }
  | { readonly type: "auto_reply"; readonly text: string; readonly mode: AutoReplyMode }
  | { readonly type: "tag"; readonly tag: string }
  | { readonly type: "close"; readonly dispositionId: DispositionId | null }
  | { readonly type: "go_to"; readonly targetStepId: RoutingActionId }
  | { readonly type: "go_to_if"; readonly targetStepId: RoutingActionId; readonly condition: RoutingCondition }
  | { readonly type: "set_variable"; readonly variable: string; readonly text: string }
  | { readonly type: "note"; readonly text: string }
  | {
      readonly type: "http_request";
      readonly url: string;
      /** Null: the interaction and what belongs to it. */
      readonly body: string | null;
      /** Absent in plans from before there were any. */
      readonly headers?: readonly SealedHeader[];
      readonly mappings: readonly AnswerMapping[];
      readonly timeoutSeconds: number;
    }
  | {
      readonly type: "system";
      readonly command: string;
      readonly variable: string;
      readonly timeoutSeconds: number;
    };

/** A field of a JSON answer, by its path, and the variable that keeps it. */
export interface AnswerMapping {
  readonly path: string;
  readonly variable: string;
}
