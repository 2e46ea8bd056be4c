"use client";
import { Modal, Table } from "@mantine/core";
import { useActions } from "../../lib/actions/index.ts";
import { useText } from "../../lib/messages/index.ts";
import { Keys } from "./keys.tsx";

/** All keys that do something on this page, also those that have nothing to do right now. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const actions = useActions().filter(({ keys }) => keys.length > 0);
  return (
    <Modal
      opened
      onClose={onClose}
      title={text("frame.shortcuts")}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <Table>
        <Table.Tbody>
          {actions.map(({ id, label, keys }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={400}>
                {text(label)}
              </Table.Th>
              <Table.Td ta="end">
                <Keys of={keys} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
