import { Button, Text } from "@mantine/core";
import { IconLock, IconSend2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useAction } from "../../../lib/actions/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useModKey } from "../../../lib/mod-key.ts";
import styles from "./composer.module.css";
import { KEYS_OF, useSendKey } from "./send-key.ts";

/** From this many characters before the limit on, the composer counts. */
const COUNTS_FROM = 200;
const doneInTheField = { isEnabled: false, run: () => false } as const;

/** Below the words: the tools, how long the words are, which key sends them, and the button that does. */
export function ComposerFoot({
  isNote,
  isUploading,
  maySend,
  length,
  limit,
  children,
}: {
  readonly isNote: boolean;
  readonly isUploading: boolean;
  readonly maySend: boolean;
  /** As the provider counts: UTF-16 units. */
  readonly length: number;
  readonly limit: number;
  readonly children: ReactNode;
}) {
  const text = useText();
  const mod = useModKey();
  const [sendKey] = useSendKey();
  // The field does them itself; here they are listed among the shortcuts.
  useAction({ id: "desk.send", label: "desk.action.send", keys: KEYS_OF[sendKey].send, ...doneInTheField });
  useAction({ id: "desk.newLine", label: "desk.action.newLine", keys: KEYS_OF[sendKey].newLine, ...doneInTheField });
  const isTooLong = length > limit;

  return (
    <div className={styles.foot}>
      {children}
      {length > limit - COUNTS_FROM ? (
        <Text
          size="xs"
          className={`tabular ${styles.count}`}
          c={isTooLong ? "var(--mantine-color-error)" : "dimmed"}
          role={isTooLong ? "alert" : undefined}
        >
          {isTooLong
            ? text("desk.composer.tooLong", { over: length - limit })
            : text("desk.composer.count", { length, limit })}
        </Text>
      ) : (
        <Text size="xs" c="dimmed" className={styles.keys} data-testid="send-hint">
          {text(`desk.composer.${isNote ? "noteKeys" : "keys"}.${sendKey}`, { mod })}
        </Text>
      )}
      <Button
        type="submit"
        size="xs"
        disabled={!maySend}
        color={isNote ? "caution" : "accent"}
        leftSection={isNote ? <IconLock size="1rem" aria-hidden /> : <IconSend2 size="1rem" aria-hidden />}
      >
        {text(isUploading ? "desk.composer.uploading" : isNote ? "desk.composer.addNote" : "desk.composer.send")}
      </Button>
    </div>
  );
}
