import { useQuery } from "@apollo/client/react";
import { ActionIcon, Badge, Button, Group, Loader, MultiSelect, Text, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { PanelContactFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import styles from "./contact-panel.module.css";

const ContactListsQuery = graphql(`
  query ContactListsToChoose {
    contactLists {
      id
      name
      isWhitelist
    }
  }
`);

const SetContactListsMutation = graphql(`
  mutation SetContactLists($input: SetContactListsInput!) {
    setContactLists(input: $input) {
      __typename
      ... on ContactSaved {
        contact {
          ...PanelContact
        }
      }
      ...Refused
    }
  }
`);

/** The lists the contact is in. Those that decide who may write to an account are not an agent's to change (R4). */
export function ContactLists({
  contact,
  mayEdit,
}: {
  readonly contact: PanelContactFragment;
  readonly mayEdit: boolean;
}) {
  const text = useText();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <Editor contact={contact} onDone={() => setEditing(false)} />;
  return (
    <div>
      <div className={styles.nameLine}>
        <Text span size="xs" c="dimmed">
          {text("desk.panel.lists")}
        </Text>
        {mayEdit ? (
          <Tooltip label={text("desk.panel.editLists")}>
            <ActionIcon size="sm" aria-label={text("desk.panel.editLists")} onClick={() => setEditing(true)}>
              <IconPencil size="1rem" aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      <Group gap="2xs">
        {contact.lists.length === 0 ? <Text size="sm">{text("common.none")}</Text> : null}
        {contact.lists.map(({ id, name }) => (
          <Badge key={id} color="gray">
            {name}
          </Badge>
        ))}
      </Group>
    </div>
  );
}

function Editor({ contact, onDone }: { readonly contact: PanelContactFragment; readonly onDone: () => void }) {
  const text = useText();
  const mayAdmit = useViewer().permissions.includes("contacts.admit");
  const { data, error, refetch } = useQuery(ContactListsQuery);
  const [set, isSending] = useMutationAnswer(SetContactListsMutation);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = contact.lists.map(({ id }) => id);
  const fixed = new Set(mayAdmit ? [] : (data?.contactLists ?? []).filter((it) => it.isWhitelist).map(({ id }) => id));

  async function handleChange(next: readonly string[]) {
    // What is fixed stays, whatever key was pressed.
    const wanted = [...next.filter((id) => !fixed.has(id)), ...chosen.filter((id) => fixed.has(id))];
    setProblem(null);
    const contactListIds = [...new Set(wanted)];
    const answer = await set({ input: { contactId: contact.id, version: contact.version, contactListIds } });
    const result = answer?.setContactLists;
    if (result?.__typename === "ContactSaved") return;
    setProblem(result && "message" in result ? result.message : text("failure.offline"));
  }

  if (data === undefined)
    return error ? (
      <Button size="compact-xs" variant="default" onClick={() => void refetch().catch(() => undefined)}>
        {text("common.retry")}
      </Button>
    ) : (
      <Loader size="xs" aria-label={text("common.loading")} />
    );
  return (
    <div>
      <MultiSelect
        size="xs"
        searchable
        label={text("desk.panel.lists")}
        description={fixed.size > 0 ? text("desk.panel.listsFixed") : null}
        nothingFoundMessage={text("desk.panel.noLists")}
        disabled={isSending}
        error={problem}
        data={data.contactLists.map(({ id, name }) => ({ value: id, label: name, disabled: fixed.has(id) }))}
        value={chosen}
        onChange={(next) => void handleChange(next)}
      />
      <Group justify="flex-end" mt="xs">
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {text("desk.panel.listsDone")}
        </Button>
      </Group>
    </div>
  );
}
