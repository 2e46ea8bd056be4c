"use client";
import { Menu } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { useText } from "../../lib/messages/index.ts";

/** Opens what a row is about, on its own page or in a dialog. */
export function EditItem({ href, label, onClick }: { href?: string; label?: string; onClick?: () => void }) {
  const text = useText();
  const words = label ?? text("common.edit");
  const icon = <IconPencil size="1rem" aria-hidden />;
  return href === undefined ? (
    <Menu.Item leftSection={icon} onClick={onClick}>
      {words}
    </Menu.Item>
  ) : (
    <Menu.Item component={Link} href={href} leftSection={icon}>
      {words}
    </Menu.Item>
  );
}

/** Apart from the others, for something is lost. It asks first. */
export function DeleteItem({ onClick }: { onClick: () => void }) {
  const text = useText();
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        color="var(--mantine-color-error)"
        leftSection={<IconTrash size="1rem" aria-hidden />}
        onClick={onClick}
      >
        {text("common.delete")}
      </Menu.Item>
    </>
  );
}
