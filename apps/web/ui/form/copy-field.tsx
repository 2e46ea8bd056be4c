"use client";
import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";

/** A value to be taken elsewhere: read-only, selected when focused, with a copy button that says when it is done. */
export function CopyField({ label, description, value }: { label: string; description?: string; value: string }) {
  const text = useText();
  const { copied, copy } = useClipboard({ timeout: 2_000 });
  const action = text(copied ? "common.copied" : "common.copy");
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      readOnly
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <Tooltip label={action}>
          <ActionIcon aria-label={`${action}: ${label}`} onClick={() => copy(value)}>
            {copied ? <IconCheck size="1rem" aria-hidden /> : <IconCopy size="1rem" aria-hidden />}
          </ActionIcon>
        </Tooltip>
      }
    />
  );
}
