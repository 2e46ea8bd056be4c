"use client";
import { Button } from "@mantine/core";
import { IconBug } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { StateMessage } from "../../ui/states/state-message.tsx";

/** A defect of ours broke the page: say what is safe, offer to load it again. */
export function PageError({ onRetry }: { onRetry: () => void }) {
  const text = useText();
  return (
    <StateMessage
      role="alert"
      icon={IconBug}
      title={text("pageError.title")}
      body={text("pageError.body")}
      action={
        <Button variant="default" onClick={onRetry}>
          {text("common.retry")}
        </Button>
      }
    />
  );
}
