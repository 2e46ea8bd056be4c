"use client";
import { useQuery } from "@apollo/client/react";
import { IconFileUpload, IconMessageOff } from "@tabler/icons-react";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { useAction } from "../../../lib/actions/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { usePaging } from "../../../lib/use-paging.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { onDemand } from "../../frame/on-demand.tsx";
import { Composer } from "../composer/composer.tsx";
import type { PendingMessage } from "../composer/outbox.ts";
import { useAttached, useTakeBack } from "../composer/outbox-context.tsx";
import { useDraft } from "../composer/use-draft.ts";
import { useDroppedFiles, type Welcome } from "../composer/use-dropped-files.ts";
import { windowLeftMs } from "../durations.ts";
import { InteractionMenu } from "../transfer/interaction-menu.tsx";
import { TransferBar } from "../transfer/transfer-bar.tsx";
import { MessageList } from "./message-list.tsx";
import { ReadOnlyFoot } from "./read-only-foot.tsx";
import { ThreadHeader } from "./thread-header.tsx";
import styles from "./thread-pane.module.css";
import { ThreadQuery } from "./thread-query.ts";
import { ThreadSkeleton } from "./thread-skeleton.tsx";
import type { ThreadInteraction } from "./thread-types.ts";
import type { ThreadMessage } from "./timeline.ts";
import { useOpenInteraction } from "./use-open-interaction.ts";

const CloseDialog = onDemand(() => import("../closing/close-dialog.tsx").then((module) => module.CloseDialog));

/** What is said while files are held over the thread. */
const DROP_WORDS = {
  files: "desk.attachment.drop",
  note: "desk.attachment.notInNotes",
  window: "desk.window.closed",
} as const;

interface PaneActions {
  readonly onLeave: () => void;
  readonly onPanel: () => void;
  /** Puts the tab away; absent where there are no tabs. */
  readonly onCloseTab?: (interactionId: string) => void;
  readonly onTake: (interactionId: string) => void;
}

/** The middle pane: one interaction's thread with its header and its composer. Mounted anew for each interaction. */
export const ThreadPane = memo(function ThreadPane({
  interactionId,
  ...actions
}: { readonly interactionId: string } & PaneActions) {
  const text = useText();
  const query = useQuery(ThreadQuery, { variables: { id: interactionId }, notifyOnNetworkStatusChange: true });
  const { data, fetchMore } = query;

  const page = data?.interaction?.messages.pageInfo;
  const place = useRef(page);
  place.current = page;
  const { isLoading: isLoadingEarlier, load: loadEarlier } = usePaging(
    useCallback(async () => {
      if (!place.current?.hasPreviousPage) return false;
      const { data: fetched } = await fetchMore({ variables: { before: place.current.startCursor } });
      // The next page may be asked for before this one is on the screen.
      place.current = fetched?.interaction?.messages.pageInfo;
      return place.current !== undefined;
    }, [fetchMore]),
  );

  return (
    <Loaded query={query} skeleton={<ThreadSkeleton />}>
      {({ interaction }) =>
        interaction === null ? (
          <EmptyState icon={IconMessageOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
        ) : (
          <Thread interaction={interaction} isLoadingEarlier={isLoadingEarlier} onEarlier={loadEarlier} {...actions} />
        )
      }
    </Loaded>
  );
});

function Thread({
  interaction,
  isLoadingEarlier,
  onEarlier,
  onLeave,
  onPanel,
  onCloseTab,
  onTake,
}: {
  readonly interaction: ThreadInteraction;
  readonly isLoadingEarlier: boolean;
  readonly onEarlier: () => Promise<boolean>;
} & PaneActions) {
  const text = useText();
  const { id: viewerId, role } = useViewer().user;
  const { id, phase, assignedAgent, isUnread, unreadCount, account } = interaction;
  const isOwner = assignedAgent?.id === viewerId && phase !== "CLOSED";
  // Colleagues leave a note for the owner; leaders wherever they read along.
  const mayNote = role !== "AGENT" || phase === "ASSIGNED";
  const [replyTo, setReplyTo] = useState<ThreadMessage | null>(null);
  const [isClosing, setClosing] = useState(false);
  useAction({
    id: "desk.close",
    label: "desk.action.close",
    keys: ["x"],
    isEnabled: isOwner,
    run: () => setClosing(true),
  });
  const attachments = useAttached(id, account.provider.capabilities.mediaLimits);
  const writing = useDraft(id);
  const takeBack = useTakeBack();
  useOpenInteraction(id, isOwner, unreadCount, isUnread);

  const { edges } = interaction.messages;
  const messages = useMemo(() => edges.map(({ node }) => node), [edges]);
  const { restore } = writing;
  const { putBack } = attachments;
  const handleTakeBack = useCallback(
    (pending: PendingMessage) => {
      takeBack(pending.clientMessageId);
      if (pending.text !== null) restore(pending.text, pending.kind === "note");
      if (pending.attachment !== null && pending.template === null) putBack(pending.attachment);
    },
    [takeBack, restore, putBack],
  );

  const welcomeNow = (): Welcome | null => {
    if (!isOwner) return null;
    if (writing.draft.isNote) return "note";
    return windowLeftMs(interaction.serviceWindowEndsAt, Date.now()) > 0 ? "files" : "window";
  };
  const dropping = useDroppedFiles(welcomeNow, (files) => void attachments.add(files));

  return (
    <section
      className={styles.thread}
      aria-label={text("desk.thread", { name: interaction.contact.name })}
      {...dropping.handlers}
    >
      <ThreadHeader
        interaction={interaction}
        isOwner={isOwner}
        onBack={onLeave}
        onPanel={onPanel}
        onCloseTab={onCloseTab === undefined ? null : () => onCloseTab(id)}
        onClose={() => setClosing(true)}
        menu={<InteractionMenu interaction={interaction} onGone={onLeave} onTake={() => onTake(id)} />}
      />
      <TransferBar interaction={interaction} onGone={onLeave} />
      <MessageList
        interaction={interaction}
        messages={messages}
        mayWrite={isOwner}
        hasEarlier={interaction.messages.pageInfo.hasPreviousPage}
        isLoadingEarlier={isLoadingEarlier}
        onEarlier={onEarlier}
        onReply={setReplyTo}
        onTakeBack={handleTakeBack}
      />
      {isOwner ? null : <ReadOnlyFoot interaction={interaction} onTake={() => onTake(id)} />}
      {isOwner || mayNote ? (
        <Composer
          interaction={interaction}
          writing={writing}
          attachments={attachments}
          replyTo={replyTo}
          onForgetReply={() => setReplyTo(null)}
          isNoteOnly={!isOwner}
        />
      ) : null}
      {dropping.welcome === null ? null : (
        <div className={styles.drop} aria-hidden>
          <IconFileUpload size="2rem" stroke={1.5} />
          {text(DROP_WORDS[dropping.welcome])}
        </div>
      )}
      {isClosing ? (
        <CloseDialog interaction={interaction} onCancel={() => setClosing(false)} onClosed={onLeave} />
      ) : null}
    </section>
  );
}
