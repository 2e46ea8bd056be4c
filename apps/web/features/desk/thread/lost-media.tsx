import { Button } from "@mantine/core";
import {
  IconAlertCircle,
  IconFile,
  IconMicrophone,
  IconMusic,
  IconPhoto,
  IconRefresh,
  IconVideo,
} from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { MediaFailure } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import styles from "./media-content.module.css";
import type { MediaMessageType } from "./media-message-type.ts";
import contentStyles from "./message-content.module.css";

const RetryAttachmentMutation = graphql(`
  mutation RetryAttachment($attachmentId: ID!) {
    retryAttachment(input: { attachmentId: $attachmentId }) {
      __typename
      ... on AttachmentRetried {
        attachment {
          id
          state
          failureReason
          canRetry
        }
      }
      ...RefusedMessage
    }
  }
`);

const ICONS = {
  IMAGE: IconPhoto,
  STICKER: IconPhoto,
  VIDEO: IconVideo,
  AUDIO: IconMusic,
  VOICE: IconMicrophone,
  DOCUMENT: IconFile,
} as const satisfies Record<MediaMessageType, unknown>;

/** A file that could not be fetched: why, and a way to have it fetched again. */
export function LostMedia({
  type,
  attachmentId,
  reason,
}: {
  readonly type: MediaMessageType;
  /** Null when there is nothing to fetch, or asking again does not help any more. */
  readonly attachmentId: string | null;
  readonly reason: MediaFailure | null;
}) {
  const text = useText();
  const [retry, isRetrying] = useMutationAnswer(RetryAttachmentMutation);
  const [problem, setProblem] = useState<string | null>(null);
  const Icon = ICONS[type];

  async function handleRetry(id: string) {
    setProblem(null);
    const answer = (await retry({ attachmentId: id }))?.retryAttachment;
    if (answer?.__typename !== "AttachmentRetried") setProblem(answer?.problem ?? text("failure.offline"));
  }

  return (
    <span className={`${contentStyles.card} ${contentStyles.cardRow}`}>
      <Icon size="1.5rem" stroke={1.5} aria-hidden />
      <span className={contentStyles.words}>
        <span className={styles.lost}>
          <IconAlertCircle size="0.875rem" aria-hidden />
          {text("desk.media.failed", { kind: text(`desk.kind.${type}`) })}
        </span>
        <span className={contentStyles.quiet}>
          {problem ?? text(reason === null ? "desk.media.failedWhy" : `desk.media.${reason}`)}
        </span>
        {attachmentId === null ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            className={styles.fetchAgain}
            leftSection={<IconRefresh size="0.875rem" aria-hidden />}
            loading={isRetrying}
            onClick={() => void handleRetry(attachmentId)}
          >
            {text("desk.media.fetchAgain")}
          </Button>
        )}
      </span>
    </span>
  );
}
