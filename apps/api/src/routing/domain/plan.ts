import type { AutoReplyMode, DispositionId, QueueId, RoutingActionId, UserId } from "@parley/schema";

/** One step of an account's plan, as it is stored with the plan (R5). */
export type RoutingAction = { readonly id: RoutingActionId } & (
  | { readonly type: "queue"; readonly queueId: QueueId; readonly waitSeconds: number }
  | { readonly type: "agent"; readonly agentId: UserId; readonly waitSeconds: number }
  | { readonly type: "auto_reply"; readonly text: string; readonly mode: AutoReplyMode }
  | { readonly type: "tag"; readonly tag: string }
  | { readonly type: "close"; readonly dispositionId: DispositionId | null }
);
