"use client";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../lib/messages/index.ts";

/** The menu at the end of a row. Its items are Mantine's `Menu.Item`. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  const text = useText();
  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <ActionIcon aria-label={text("common.moreFor", { name })}>
          <IconDots size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
