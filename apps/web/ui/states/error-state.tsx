"use client";
import { Button } from "@mantine/core";
import { IconCloudOff, IconRefresh } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { StateMessage } from "./state-message.tsx";

/** What could not be loaded, what was kept, and the way on. */
export function ErrorState({ isOffline, onRetry }: { isOffline: boolean; onRetry: () => void }) {
  const text = useText();
  return (
    <StateMessage
      role="alert"
      icon={IconCloudOff}
      title={text("failure.title")}
      body={text(isOffline ? "failure.offline" : "failure.server")}
      action={
        <Button variant="default" leftSection={<IconRefresh size="1em" aria-hidden />} onClick={onRetry}>
          {text("common.retry")}
        </Button>
      }
    />
  );
}
