"use client";
import { Combobox, Group, Modal, Text, TextInput, useCombobox } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { useActions } from "../../lib/actions/index.ts";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import { Keys } from "./keys.tsx";

export interface Place {
  readonly path: string;
  readonly label: MessageId;
}

interface Command {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** Finds what can be done here, and where one can go, by its name. */
export function Commands(props: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={text("frame.commands")}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <Finder {...props} />
    </Modal>
  );
}

/** Mounted once the dialog stands, so that its first option can be chosen at once. */
function Finder({ places, onClose }: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const text = useText();
  const [search, setSearch] = useState("");
  const list = useCombobox({ opened: true, onDropdownClose: onClose });
  const commands = useCommands(places).filter(({ name }) => fold(name).includes(fold(search.trim())));

  // What is typed changes which option is the first.
  const firstId = commands[0]?.id;
  const { selectFirstOption } = list;
  const selectFirst = useEffectEvent(() => void selectFirstOption());
  useEffect(() => {
    if (firstId !== undefined) selectFirst();
  }, [firstId]);

  const handleChoose = (id: string) => {
    onClose();
    // Only after the dialog has given the focus back may an action move it.
    setTimeout(() => commands.find((command) => command.id === id)?.run());
  };

  return (
    <Combobox store={list} onOptionSubmit={handleChoose}>
      <Combobox.EventsTarget>
        <TextInput
          aria-label={text("frame.commandsSearch")}
          placeholder={text("frame.commandsSearch")}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          maxLength={100}
          data-autofocus
        />
      </Combobox.EventsTarget>
      <Combobox.Options mt="sm" mah="50dvh" style={{ overflowY: "auto" }} aria-label={text("frame.commands")}>
        {commands.map(({ id, name, keys }) => (
          <Combobox.Option key={id} value={id}>
            <Group justify="space-between" wrap="nowrap">
              <Text span>{name}</Text>
              <Keys of={keys} />
            </Group>
          </Combobox.Option>
        ))}
        {commands.length === 0 && <Combobox.Empty>{text("common.nothingFound", { search })}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

function useCommands(places: readonly Place[]): readonly Command[] {
  const text = useText();
  const router = useRouter();
  const actions = useActions().filter(({ id, isEnabled }) => isEnabled && id !== "commands");
  return [
    ...actions.map(({ id, label, keys, run }) => ({ id, name: text(label), keys, run: () => void run(keys[0] ?? "") })),
    ...places.map(({ path, label }) => ({
      id: path,
      name: text("frame.goTo", { place: text(label) }),
      keys: [],
      run: () => router.push(path),
    })),
  ];
}

/** Letters without case or accents: «citta» finds «Città». */
function fold(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
