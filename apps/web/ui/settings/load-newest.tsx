"use client";
import { Button } from "@mantine/core";
import { useText } from "../../lib/messages/index.ts";

/** The way out of an edit conflict: what was stored meanwhile replaces what was typed. */
export function LoadNewest({ onLoad }: { onLoad: () => Promise<void> }) {
  const text = useText();
  return (
    <div>
      <Button variant="default" size="xs" mt="xs" onClick={() => void onLoad().catch(() => undefined)}>
        {text("failure.loadNewest")}
      </Button>
    </div>
  );
}
