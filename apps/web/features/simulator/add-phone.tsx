import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { ControlFailure, savePhone } from "./control/client.ts";
import type { SimulatedPhone } from "./control/shapes.ts";
import { inventPerson, phoneInWords } from "./invented-people.ts";

/** Puts another customer's phone on the page: an invented person, ready to be changed, or one who wrote before. */
export function AddPhone({
  known,
  shown,
  onAdd,
  onClose,
}: {
  readonly known: readonly SimulatedPhone[];
  readonly shown: readonly string[];
  readonly onAdd: (phone: string) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [person] = useState(() => inventPerson([...known.map(({ phone }) => phone), ...shown]));
  const [name, setName] = useState(person.name);
  const [phone, setPhone] = useState(phoneInWords(person.phone));
  const [problem, setProblem] = useState<string | null>(null);
  const others = known.filter((candidate) => !shown.includes(candidate.phone));

  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const digits = phone.replace(/\D/g, "");
    if (digits.length < 8 || digits.length > 15) {
      setProblem(text("simulator.add.badPhone"));
      return;
    }
    savePhone(digits, { name: name.trim() || phoneInWords(digits), readsAfterMs: null }).then(
      () => onAdd(digits),
      (failure: unknown) =>
        setProblem((failure instanceof ControlFailure && failure.message) || text("simulator.notRunning")),
    );
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={text("simulator.addPhone")}
      closeButtonProps={{ "aria-label": text("simulator.close") }}
    >
      <form onSubmit={handleSubmit}>
        <Stack gap="md">
          {others.length > 0 ? (
            <Select
              label={text("simulator.add.known")}
              placeholder={text("simulator.add.knownHint")}
              data={others.map((other) => ({
                value: other.phone,
                label: `${other.name} · ${phoneInWords(other.phone)}`,
              }))}
              searchable
              limit={50}
              onChange={(value) => value !== null && onAdd(value)}
            />
          ) : null}
          <TextInput
            data-autofocus
            label={text("simulator.add.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={text("simulator.add.phone")}
            inputMode="tel"
            value={phone}
            error={problem}
            onChange={(event) => {
              setPhone(event.currentTarget.value);
              setProblem(null);
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text("simulator.cancel")}
            </Button>
            <Button type="submit">{text("simulator.add.submit")}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
