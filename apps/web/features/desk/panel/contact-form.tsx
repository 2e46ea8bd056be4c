import { useApolloClient } from "@apollo/client/react";
import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { DESCRIPTION_LENGTH_MAX, EMAIL_LENGTH_MAX, NAME_LENGTH } from "@parley/schema/plain";
import { useState } from "react";
import { graphql } from "#gql";
import type { PanelContactFragment } from "#gql/types";
import { required, restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormAlert } from "../../../ui/form/form-alert.tsx";
import { PanelContactParts } from "./panel-contact.ts";

const UpdateContactMutation = graphql(`
  mutation UpdateContact($input: UpdateContactInput!) {
    updateContact(input: $input) {
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

const valuesOf = ({ name, email, description }: PanelContactFragment) => ({
  name,
  email: email ?? "",
  description: description ?? "",
});

/** What is known of a contact, while it is corrected. Escape leaves; what somebody else saved meanwhile is said, not overwritten. */
export function ContactForm({
  contact,
  onDone,
}: {
  readonly contact: PanelContactFragment;
  readonly onDone: () => void;
}) {
  const text = useText();
  const { cache } = useApolloClient();
  const [update, isSending] = useMutationAnswer(UpdateContactMutation);
  // The version that is on screen: a live event renews the contact, never what is being typed.
  const [version, setVersion] = useState(contact.version);
  const form = useForm({ initialValues: valuesOf(contact), validate: { name: required(text) } });

  async function handleSubmit(values: typeof form.values) {
    if (!form.isDirty()) return onDone();
    const answer = await update({ input: { contactId: contact.id, version, ...values } });
    if (answer?.updateContact.__typename === "ContactSaved") return onDone();
    showRefusal(form, answer?.updateContact, text);
  }

  function loadNewest() {
    const id = cache.identify({ __typename: "Contact", id: contact.id });
    const newest = cache.readFragment({ id: id ?? "", fragment: PanelContactParts, fragmentName: "PanelContact" });
    const shown = newest ?? contact;
    restartForm(form, valuesOf(shown));
    setVersion(shown.version);
  }

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => void handleSubmit(values))}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <Stack gap="xs">
        <FormAlert>{form.errors.form}</FormAlert>
        <FormAlert
          action={
            <Button size="compact-xs" variant="default" onClick={loadNewest}>
              {text("failure.loadNewest")}
            </Button>
          }
        >
          {form.errors.conflict}
        </FormAlert>
        <TextInput
          size="xs"
          data-autofocus
          autoFocus
          label={text("desk.panel.name")}
          maxLength={NAME_LENGTH.max}
          {...form.getInputProps("name")}
        />
        <TextInput
          size="xs"
          type="email"
          label={text("desk.panel.email")}
          maxLength={EMAIL_LENGTH_MAX}
          {...form.getInputProps("email")}
        />
        <Textarea
          size="xs"
          label={text("desk.panel.description")}
          description={text("desk.panel.descriptionHint")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={DESCRIPTION_LENGTH_MAX}
          {...form.getInputProps("description")}
        />
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={onDone}>
            {text("common.cancel")}
          </Button>
          <Button size="xs" type="submit" loading={isSending}>
            {text("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
