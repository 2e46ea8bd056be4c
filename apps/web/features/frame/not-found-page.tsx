"use client";
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import Link from "next/link";
import { useText } from "../../lib/messages/index.ts";
import { EmptyState } from "../../ui/states/empty-state.tsx";

export function NotFoundPage() {
  const text = useText();
  return (
    <main>
      <EmptyState
        icon={IconMapOff}
        title={text("frame.notFound")}
        body={text("frame.notFoundBody")}
        action={
          <Button component={Link} href="/">
            {text("frame.home")}
          </Button>
        }
      />
    </main>
  );
}
