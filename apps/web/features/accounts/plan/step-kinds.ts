import { IconMessageReply, IconMessageX, IconStack2, IconTag, IconUser, type TablerIcon } from "@tabler/icons-react";
import type { RoutingActionType } from "#gql/types";
import type { MessageId } from "../../../lib/messages/index.ts";

/** The kinds of step a plan can have, in the order the menu offers them. */
export const stepKinds: readonly {
  readonly type: RoutingActionType;
  readonly label: MessageId;
  readonly hint: MessageId;
  readonly icon: TablerIcon;
}[] = [
  { type: "QUEUE", label: "plan.queue", hint: "plan.queueHint", icon: IconStack2 },
  { type: "AGENT", label: "plan.agent", hint: "plan.agentHint", icon: IconUser },
  { type: "AUTO_REPLY", label: "plan.autoReply", hint: "plan.autoReplyHint", icon: IconMessageReply },
  { type: "TAG", label: "plan.tag", hint: "plan.tagHint", icon: IconTag },
  { type: "CLOSE", label: "plan.close", hint: "plan.closeHint", icon: IconMessageX },
];
