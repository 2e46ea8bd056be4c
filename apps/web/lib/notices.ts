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
}

export function useNotices(): Notices {
  const text = useText();
  return useMemo<Notices>(
    () => ({
      done: (id, values) => void notifications.show({ message: text(id, values), autoClose: 4_000 }),
      failed: (id) =>
        void notifications.show({
          title: text("failure.notSaved"),
          message: text(id),
          color: "danger",
          autoClose: 8_000,
        }),
      refused: (message) => void notifications.show({ message, color: "danger", autoClose: 8_000 }),
    }),
    [text],
  );
}
