import {
  IconArrowBarDown,
  IconArrowsSplit2,
  IconMessageReply,
  IconMessageX,
  IconNote,
  IconStack2,
  IconTag,
  IconTerminal2,
  IconUser,
  IconVariable,
  IconWorldUpload,
  type TablerIcon,
} from "@tabler/icons-react";
import type { RoutingActionType } from "#gql/types";
import type { MessageId } from "../../../lib/messages/index.ts";

export interface StepKind {
  readonly type: RoutingActionType;
  readonly label: MessageId;
  readonly hint: MessageId;
  readonly icon: TablerIcon;
}

/** The kinds of step a plan can have, in the order the menu offers them. */
export const stepKinds: readonly StepKind[] = [
  { type: "QUEUE", label: "plan.queue", hint: "plan.queueHint", icon: IconStack2 },
  { type: "AGENT", label: "plan.agent", hint: "plan.agentHint", icon: IconUser },
  { type: "AUTO_REPLY", label: "plan.autoReply", hint: "plan.autoReplyHint", icon: IconMessageReply },
  { type: "TAG", label: "plan.tag", hint: "plan.tagHint", icon: IconTag },
  { type: "GO_TO_IF", label: "plan.goToIf", hint: "plan.goToIfHint", icon: IconArrowsSplit2 },
  { type: "GO_TO", label: "plan.goTo", hint: "plan.goToHint", icon: IconArrowBarDown },
  { type: "SET_VARIABLE", label: "plan.setVariable", hint: "plan.setVariableHint", icon: IconVariable },
  { type: "NOTE", label: "plan.note", hint: "plan.noteHint", icon: IconNote },
  { type: "HTTP_REQUEST", label: "plan.http", hint: "plan.httpHint", icon: IconWorldUpload },
  { type: "SYSTEM", label: "plan.system", hint: "plan.systemHint", icon: IconTerminal2 },
  { type: "CLOSE", label: "plan.close", hint: "plan.closeHint", icon: IconMessageX },
];

export function kindOf(type: RoutingActionType): StepKind {
  const kind = stepKinds.find((it) => it.type === type);
  if (kind === undefined) throw new Error(`no kind of step is called ${type}`);
  return kind;
}
