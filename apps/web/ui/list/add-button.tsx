"use client";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import Link from "next/link";

/** A list's primary action: adds to it, on a page of its own or in a dialog. */
export function AddButton({ label, href, onClick }: { label: string; href?: string; onClick?: () => void }) {
  const icon = <IconPlus size="1rem" aria-hidden />;
  return href === undefined ? (
    <Button leftSection={icon} onClick={onClick}>
      {label}
    </Button>
  ) : (
    <Button component={Link} href={href} leftSection={icon}>
      {label}
    </Button>
  );
}
