"use client";
import { Button, Group, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { FormAlert } from "../form/form-alert.tsx";

/**
 * Asks before something is lost and names what goes. With `word`, that word must be typed first: for a lot at once.
 * `isHarmless` where nothing is lost, though it cannot be taken back: red is for loss.
 * `onConfirm` answers why it was refused, or null when done.
 */
export function ConfirmDialog(props: {
  title: string;
  body: ReactNode;
  losses?: readonly string[];
  word?: string;
  confirmLabel: string;
  isHarmless?: boolean;
  onConfirm: () => Promise<string | null>;
  onClose: () => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isConfirmed = props.word === undefined || typed.trim() === props.word;

  async function handleConfirm() {
    setIsBusy(true);
    const why = await props.onConfirm();
    setIsBusy(false);
    if (why === null) return props.onClose();
    setRefusal(why);
  }

  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ "aria-label": text("common.close") }}>
      <Stack>
        <FormAlert>{refusal}</FormAlert>
        <Text>{props.body}</Text>
        {props.losses && (
          <List>
            {props.losses.map((loss) => (
              <List.Item key={loss}>{loss}</List.Item>
            ))}
          </List>
        )}
        {props.word !== undefined && (
          <TextInput
            label={text("common.typeToConfirm", { word: props.word })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {text("common.cancel")}
          </Button>
          <Button
            color={props.isHarmless ? "accent" : "danger"}
            loading={isBusy}
            disabled={!isConfirmed}
            onClick={() => void handleConfirm()}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
