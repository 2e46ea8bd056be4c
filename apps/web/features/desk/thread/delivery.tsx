import { Anchor, Text as Words } from "@mantine/core";
import { useState } from "react";
import { type Text, useText } from "../../../lib/messages/index.ts";
import styles from "./delivery.module.css";
import type { ThreadMessage } from "./timeline.ts";
import { useRetry } from "./use-retry.ts";

/** Why a message did not arrive, what to do next, and the retry that cannot double it. */
export function Delivery({ message, mayRetry }: { readonly message: ThreadMessage; readonly mayRetry: boolean }) {
  if (message.status === "FAILED") return <Failed message={message} mayRetry={mayRetry} />;
  if (message.status === "UNKNOWN") return <Unknown messageId={message.id} mayRetry={mayRetry} />;
  return null;
}

function Failed({ message, mayRetry }: { readonly message: ThreadMessage; readonly mayRetry: boolean }) {
  const text = useText();
  const { retry, isRetrying, problem } = useRetry();
  const { failure } = message;
  return (
    <div className={styles.below} data-failed role="status">
      <span>{text(failure ? `desk.failure.${failure.class}` : "desk.status.FAILED")}</span>
      {failure && providersWords(failure, text) !== "" ? (
        <span className={styles.advice}>{providersWords(failure, text)}</span>
      ) : null}
      {mayRetry && (failure?.canRetry ?? true) ? (
        <Anchor
          component="button"
          type="button"
          size="xs"
          disabled={isRetrying}
          onClick={() => void retry(message.id, false)}
        >
          {text(isRetrying ? "desk.message.retrying" : "desk.message.retry")}
        </Anchor>
      ) : null}
      {problem === null ? null : <span>{problem}</span>}
    </div>
  );
}

/** What the provider itself said, in its language, and its code: what support asks for. */
function providersWords({ detail, code }: NonNullable<ThreadMessage["failure"]>, text: Text): string {
  const parts = [
    ...(detail === null ? [] : [text("desk.failure.said", { detail })]),
    ...(code === null ? [] : [text("desk.failure.code", { code })]),
  ];
  return parts.join(" · ");
}

function Unknown({ messageId, mayRetry }: { readonly messageId: string; readonly mayRetry: boolean }) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const { retry, isRetrying, problem } = useRetry();
  return (
    <div className={styles.below} role="status">
      <span>{text(isAsking ? "desk.unknown.confirm" : "desk.unknown")}</span>
      {!mayRetry ? null : isAsking ? (
        <span className={styles.choices}>
          <Anchor
            component="button"
            type="button"
            size="xs"
            disabled={isRetrying}
            onClick={() => void retry(messageId, true)}
          >
            {text("desk.unknown.sendAgain")}
          </Anchor>
          <Anchor component="button" type="button" size="xs" c="dimmed" onClick={() => setAsking(false)}>
            {text("desk.unknown.leave")}
          </Anchor>
        </span>
      ) : (
        <Anchor component="button" type="button" size="xs" onClick={() => setAsking(true)}>
          {text("desk.unknown.retry")}
        </Anchor>
      )}
      {problem === null ? null : (
        <Words span size="xs" c="var(--mantine-color-error)">
          {problem}
        </Words>
      )}
    </div>
  );
}
