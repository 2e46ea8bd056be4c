"use client";
import { notifications } from "@mantine/notifications";
import { useMemo } from "react";
import { type MessageId, useText } from "./messages/index.ts";

/** Short words at the edge of the screen about what just happened. Errors at a field stay at the field instead. */
export interface Notices {
  done(id: MessageId, values?: Record<string, string | number>): void;
  failed(id: MessageId): void;
  /** For a refusal whose words come from the API. */
  refused(message: string): void;
  /** What happened without one's doing. */
  told(id: MessageId, values?: Record<string, string | number>): void;
  /** The same where one has to act on it; of one key, the newest is shown. */
  warned(key: string, id: MessageId, values?: Record<string, string | number>): void;
}

export function useNotices(): Notices {
  const text = useText();
  return useMemo<Notices>(() => {
    const closeButtonProps = { "aria-label": text("common.close") };
    const trouble = { color: "danger", autoClose: 8_000, closeButtonProps };
    return {
      done: (id, values) => void notifications.show({ message: text(id, values), autoClose: 4_000, closeButtonProps }),
      failed: (id) => void notifications.show({ title: text("failure.notSaved"), message: text(id), ...trouble }),
      refused: (message) => void notifications.show({ message, ...trouble }),
      told: (id, values) => void notifications.show({ message: text(id, values), autoClose: 8_000, closeButtonProps }),
      warned: (key, id, values) =>
        void notifications.show({
          id: key,
          message: text(id, values),
          color: "caution",
          autoClose: 10_000,
          closeButtonProps,
        }),
    };
  }, [text]);
}
