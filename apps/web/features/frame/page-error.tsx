"use client";
import { Button } from "@mantine/core";
import { IconBug } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { StateMessage } from "../../ui/states/state-message.tsx";

/**
 * A defect of ours broke the page, or a panel of it: say what is safe, offer to try again. After an upgrade of the
 * server an open tab asks for scripts that are gone: only loading the page anew helps then.
 */
export function PageError(props: { of: "page" | "panel"; error: Error; onRetry: () => void }) {
  const text = useText();
  const isOutdated = props.error.name === "ChunkLoadError";
  return (
    <StateMessage
      role="alert"
      icon={IconBug}
      title={text(`${props.of}Error.title`)}
      body={text(`${props.of}Error.body`)}
      action={
        <Button variant="default" onClick={isOutdated ? () => window.location.reload() : props.onRetry}>
          {text("common.retry")}
        </Button>
      }
    />
  );
}
