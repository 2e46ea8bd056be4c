"use client";
import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import { IconFileUpload, IconMessageOff } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { type DragEvent, useCallback, useEffect, useMemo, useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { Composer } from "../composer/composer.tsx";
import type { PendingMessage } from "../composer/outbox.ts";
import { useTakeBack } from "../composer/outbox-context.tsx";
import { useAttachments } from "../composer/use-attachments.ts";
import { useDraft } from "../composer/use-draft.ts";
import { mendThread } from "../live/thread-cache.ts";
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

const CloseTabMutation = graphql(`
  mutation CloseTab($id: ID!) {
    closeTab(input: { interactionId: $id }) {
      __typename
    }
  }
`);

const CloseDialog = dynamic(() => import("../closing/close-dialog.tsx").then((module) => module.CloseDialog), {
  ssr: false,
});

interface PaneActions {
  readonly onLeave: () => void;
  readonly onPanel: () => void;
  readonly onTake: (interactionId: string) => void;
}

/** The middle pane: one interaction's thread with its header and its composer. Mounted anew for each interaction. */
export function ThreadPane({ interactionId, ...actions }: { readonly interactionId: string } & PaneActions) {
  const text = useText();
  const { cache } = useApolloClient();
  const query = useQuery(ThreadQuery, { variables: { id: interactionId }, notifyOnNetworkStatusChange: true });
  const { data, fetchMore } = query;
  const [isLoadingEarlier, setLoadingEarlier] = useState(false);
  useEffect(() => {
    if (data !== undefined) mendThread(cache, interactionId);
  }, [cache, data, interactionId]);

  const before = data?.interaction?.messages.pageInfo.startCursor ?? null;
  const loadEarlier = useCallback(() => {
    if (before === null) return;
    setLoadingEarlier(true);
    void fetchMore({ variables: { before } })
      .catch(() => undefined)
      .finally(() => setLoadingEarlier(false));
  }, [before, fetchMore]);

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
}

function Thread({
  interaction,
  isLoadingEarlier,
  onEarlier,
  onLeave,
  onPanel,
  onTake,
}: {
  readonly interaction: ThreadInteraction;
  readonly isLoadingEarlier: boolean;
  readonly onEarlier: () => void;
} & PaneActions) {
  const text = useText();
  const viewerId = useViewer().user.id;
  const { id, phase, assignedAgent, isUnread, account } = interaction;
  const isOwner = assignedAgent?.id === viewerId && phase !== "CLOSED";
  const [replyTo, setReplyTo] = useState<ThreadMessage | null>(null);
  const [isClosing, setClosing] = useState(false);
  const [isDropping, setDropping] = useState(false);
  const attachments = useAttachments(account.provider.capabilities.mediaLimits);
  const writing = useDraft(id);
  const takeBack = useTakeBack();
  const [closeTab] = useMutation(CloseTabMutation, { variables: { id } });
  useOpenInteraction(id, isOwner, isUnread);

  const { edges } = interaction.messages;
  const messages = useMemo(() => edges.map(({ node }) => node), [edges]);
  const { restore } = writing;
  const handleTakeBack = useCallback(
    (pending: PendingMessage) => {
      takeBack(pending.clientMessageId);
      if (pending.text !== null) restore(pending.text, pending.kind === "note");
    },
    [takeBack, restore],
  );

  const carriesFiles = (event: DragEvent): boolean => isOwner && event.dataTransfer.types.includes("Files");
  const handleDrop = (event: DragEvent): void => {
    setDropping(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    attachments.add([...event.dataTransfer.files]);
  };

  return (
    <section
      className={styles.thread}
      aria-label={text("desk.thread", { name: interaction.contact.name })}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setDropping(false);
      }}
      onDrop={handleDrop}
    >
      <ThreadHeader
        interaction={interaction}
        isOwner={isOwner}
        onBack={onLeave}
        onPanel={onPanel}
        onCloseTab={() => {
          void closeTab().catch(() => undefined);
          onLeave();
        }}
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
      {phase === "CLOSED" || (!isOwner && phase !== "ASSIGNED") ? null : (
        <Composer
          interaction={interaction}
          writing={writing}
          attachments={attachments}
          replyTo={replyTo}
          onForgetReply={() => setReplyTo(null)}
          isNoteOnly={!isOwner}
        />
      )}
      {isDropping ? (
        <div className={styles.drop} aria-hidden>
          <IconFileUpload size="2rem" stroke={1.5} />
          {text("desk.attachment.drop")}
        </div>
      ) : null}
      {isClosing ? (
        <CloseDialog interaction={interaction} onCancel={() => setClosing(false)} onClosed={onLeave} />
      ) : null}
    </section>
  );
}
