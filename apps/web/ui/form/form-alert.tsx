"use client";
import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** Why the whole form was refused, above its fields. Nothing when there is nothing to say. */
export function FormAlert({ children, action }: { children: ReactNode; action?: ReactNode }) {
  if (children === null || children === undefined || children === "") return null;
  return (
    <Alert role="alert" color="danger" variant="light" icon={<IconAlertCircle aria-hidden />}>
      {children}
      {action}
    </Alert>
  );
}
