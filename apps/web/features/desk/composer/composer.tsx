"use client";
import { SegmentedControl, Text } from "@mantine/core";
import { IconLock, IconMessage } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useAction } from "../../../lib/actions/index.ts";
import { useServerNow } from "../../../lib/clock/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { onDemand } from "../../frame/on-demand.tsx";
import { isWindowShort, windowLeft } from "../durations.ts";
import type { ThreadInteraction } from "../thread/thread-types.ts";
import type { ThreadMessage } from "../thread/timeline.ts";
import styles from "./composer.module.css";
import { MessageForm } from "./message-form.tsx";
import { placeToSend } from "./messages-to-send.ts";
import { useSender } from "./outbox-context.tsx";
import type { Attachments } from "./use-attachments.ts";
import type { useDraft } from "./use-draft.ts";

const TemplatePicker = onDemand(() => import("./template-picker.tsx").then((module) => module.TemplatePicker));
const PlaceDialog = onDemand(() => import("./place-dialog.tsx").then((module) => module.PlaceDialog));

/** Where the agent writes: to the customer, or a note for the team; a template when the service window is closed (R12). */
export function Composer({
  interaction,
  writing,
  attachments,
  replyTo,
  onForgetReply,
  isNoteOnly,
}: {
  readonly interaction: ThreadInteraction;
  readonly writing: ReturnType<typeof useDraft>;
  readonly attachments: Attachments;
  readonly replyTo: ThreadMessage | null;
  readonly onForgetReply: () => void;
  /** Somebody else's interaction: only a note may be added. */
  readonly isNoteOnly: boolean;
}) {
  const text = useText();
  const sender = useSender();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, change } = writing;
  const [isTemplateWanted, setTemplateWanted] = useState(false);
  const [isPlaceWanted, setPlaceWanted] = useState(false);
  const now = useServerNow(10_000);

  const isNote = isNoteOnly || draft.isNote;
  const left = windowLeft(interaction.serviceWindowEndsAt, now, text);
  const isShort = isWindowShort(interaction.serviceWindowEndsAt, now);
  const isWindowClosed = left === null;
  const isPicking = !isNote && (isWindowClosed || isTemplateWanted);

  const switchTo = (toNote: boolean): void => {
    if (toNote !== isNote) change({ isNote: toNote });
    requestAnimationFrame(() => field.current?.focus());
  };
  useAction({
    id: "desk.message",
    label: "desk.action.message",
    keys: ["m"],
    isEnabled: !isNoteOnly,
    run: () => switchTo(false),
  });
  useAction({ id: "desk.note", label: "desk.action.note", keys: ["i"], run: () => switchTo(true) });

  return (
    <div
      className={styles.composer}
      data-note={isNote || undefined}
      data-picking={isPicking || undefined}
      data-testid="composer"
    >
      <div className={styles.head}>
        {isNoteOnly ? (
          <span className={styles.noteOnly}>
            <IconLock size="1rem" aria-hidden /> {text("desk.composer.noteMode")}
          </span>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label={text("desk.composer.mode")}
            value={isNote ? "note" : "message"}
            onChange={(mode) => switchTo(mode === "note")}
            data={[
              { value: "message", label: <Mode icon={IconMessage} label={text("desk.composer.messageMode")} /> },
              { value: "note", label: <Mode icon={IconLock} label={text("desk.composer.noteMode")} /> },
            ]}
          />
        )}
        <Text size="xs" c="dimmed" className={styles.hint} data-short={(!isNote && isShort) || undefined} truncate>
          {isNote ? text("desk.composer.noteHint") : isShort ? text("desk.window.short", { left }) : ""}
        </Text>
      </div>

      {isPicking ? (
        <TemplatePicker
          interaction={interaction}
          isWindowClosed={isWindowClosed}
          onClose={isWindowClosed ? null : () => setTemplateWanted(false)}
        />
      ) : (
        <MessageForm
          field={field}
          interaction={interaction}
          writing={writing}
          attachments={attachments}
          replyTo={isNote ? null : replyTo}
          isNote={isNote}
          onForgetReply={onForgetReply}
          onPlace={() => setPlaceWanted(true)}
          onTemplate={() => setTemplateWanted(true)}
        />
      )}
      {isPlaceWanted ? (
        <PlaceDialog
          contactName={interaction.contact.name}
          onSend={(location) => {
            sender.send(placeToSend({ interactionId: interaction.id, location, replyTo }, text));
            onForgetReply();
          }}
          onClose={() => setPlaceWanted(false)}
        />
      ) : null}
    </div>
  );
}

function Mode({ icon: Icon, label }: { readonly icon: typeof IconLock; readonly label: string }) {
  return (
    <span className={styles.mode}>
      <Icon size="0.875rem" aria-hidden />
      {label}
    </span>
  );
}
