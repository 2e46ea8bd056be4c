import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import type { PendingMessage } from "../composer/outbox.ts";
import { type Alignment, sideOf } from "./alignment.ts";
import { dayInWords } from "./day-in-words.ts";
import styles from "./dividers.module.css";
import { InteractionDivider } from "./interaction-divider.tsx";
import { MessageItem } from "./message-item.tsx";
import { PendingItem } from "./pending-item.tsx";
import { SystemLine } from "./system-line.tsx";
import type { ThreadInteraction } from "./thread-types.ts";
import type { ThreadMessage, TimelineRow } from "./timeline.ts";

/** One row of a thread, of whichever kind. */
export function TimelineRowView({
  row,
  interaction,
  viewerId,
  mayWrite,
  alignment,
  onReply,
  onJump,
  onRetry,
  onTakeBack,
}: {
  readonly row: TimelineRow;
  readonly interaction: ThreadInteraction;
  readonly viewerId: string;
  readonly mayWrite: boolean;
  readonly alignment: Alignment;
  readonly onReply: (message: ThreadMessage) => void;
  readonly onJump: (messageId: string) => void;
  readonly onRetry: (clientMessageId: string) => void;
  readonly onTakeBack: (pending: PendingMessage) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const contactName = interaction.contact.name;
  switch (row.type) {
    case "day":
      return (
        <div className={styles.day}>
          <span>{dayInWords(row.day, new Date(), intl, text)}</span>
        </div>
      );
    case "unread":
      return (
        <div className={styles.unread} data-unread data-testid="unread-divider">
          <span>{text("desk.thread.unread")}</span>
        </div>
      );
    case "interaction":
      return <InteractionDivider interactionId={row.interactionId} />;
    case "system":
      return <SystemLine message={row.message} />;
    case "message":
      return (
        <MessageItem
          message={row.message}
          isFirstOfGroup={row.isFirstOfGroup}
          isLastOfGroup={row.isLastOfGroup}
          isOwn={row.message.author?.id === viewerId}
          side={sideOf(row.message.direction, alignment)}
          contactName={contactName}
          // What belongs to an earlier interaction is history: it can be read and copied.
          mayWrite={mayWrite && row.message.interactionId === interaction.id}
          capabilities={interaction.account.provider.capabilities}
          onReply={onReply}
          onJump={onJump}
        />
      );
    case "pending":
      return (
        <PendingItem
          pending={row.pending}
          isFirstOfGroup={row.isFirstOfGroup}
          side={sideOf(row.pending.kind === "note" ? "NOTE" : "OUTBOUND", alignment)}
          contactName={contactName}
          onRetry={onRetry}
          onDiscard={onTakeBack}
        />
      );
  }
}
