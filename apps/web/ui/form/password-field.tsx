"use client";
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useText } from "../../lib/messages/index.ts";

/** A password, hidden until one asks to see it. The `hint` gives way to an error: the rule it tells is said once. */
export function PasswordField({ hint, ...field }: Omit<PasswordInputProps, "description"> & { hint?: string }) {
  const text = useText();
  return (
    <PasswordInput
      description={field.error ? null : hint}
      visibilityToggleButtonProps={{ "aria-label": text("password.show") }}
      {...field}
    />
  );
}
