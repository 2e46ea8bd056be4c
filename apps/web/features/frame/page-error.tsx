"use client";
import { Button } from "@mantine/core";
import { IconBug } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { StateMessage } from "../../ui/states/state-message.tsx";
import { isOutdated } from "./version/use-new-build.ts";

const WORDS = {
  page: { title: "pageError.title", body: "pageError.body" },
  panel: { title: "panelError.title", body: "panelError.body" },
} as const;

/**
 * A defect of ours broke the page, or a panel of it: say what is safe, offer to try again. After an upgrade of the
 * server an open tab asks for scripts that are gone: only loading the page anew helps then.
 */
export function PageError(props: { of: "page" | "panel"; error: Error; onRetry: () => void }) {
  const text = useText();
  const handleRetry = async () => {
    if (props.error.name === "ChunkLoadError" && (await isOutdated())) window.location.reload();
    else props.onRetry();
  };
  return (
    <StateMessage
      role="alert"
      icon={IconBug}
      title={text(WORDS[props.of].title)}
      body={text(WORDS[props.of].body)}
      action={
        <Button variant="default" onClick={() => void handleRetry()}>
          {text("common.retry")}
        </Button>
      }
    />
  );
}
