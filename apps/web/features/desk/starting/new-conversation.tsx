import { useQuery } from "@apollo/client/react";
import { Modal, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { FormAlert } from "../../../ui/form/form-alert.tsx";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { TemplateChoice } from "../composer/template-choice.tsx";
import { type Recipient, RecipientField } from "./recipient-field.tsx";
import { useStart } from "./use-start.ts";

const AccountsToWriteFromQuery = graphql(`
  query AccountsToWriteFrom {
    accounts(first: 100) {
      edges {
        cursor
        node {
          id
          name
          phone
          provider {
            kind
            capabilities {
              templates
              mediaLimits {
                type
                maxBytes
                maxStillBytes
                mimeTypes
              }
            }
          }
        }
      }
    }
  }
`);

/** Writes to a customer first: the account, whom, and a template. */
export function NewConversation({
  onClose,
  onStarted,
}: {
  readonly onClose: () => void;
  readonly onStarted: (interactionId: string) => void;
}) {
  const text = useText();
  const query = useQuery(AccountsToWriteFromQuery, { fetchPolicy: "cache-and-network" });
  const [accountId, setAccountId] = useState<string | null>(null);
  const [recipient, setRecipient] = useState<Recipient>({ typed: "", contact: null });
  const { start, problem, recipientProblem, forget } = useStart(onStarted);

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={text("desk.new.title")}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ accounts: { edges } }) => {
          const accounts = edges.map(({ node }) => node).filter(({ provider }) => provider.capabilities.templates);
          const account =
            accounts.find(({ id }) => id === accountId) ?? (accounts.length === 1 ? accounts[0] : undefined);
          return (
            <Stack gap="sm">
              <FormAlert>{problem}</FormAlert>
              <Select
                label={text("desk.new.account")}
                data-autofocus
                autoFocus
                placeholder={text("desk.new.chooseAccount")}
                searchable
                allowDeselect={false}
                nothingFoundMessage={text("desk.new.noAccount")}
                data={accounts.map(({ id, name, phone }) => ({ value: id, label: `${name} · +${phone}` }))}
                value={account?.id ?? null}
                onChange={setAccountId}
                {...(accounts.length === 0 ? { error: text("desk.new.noAccount") } : {})}
              />
              <RecipientField
                recipient={recipient}
                problem={recipientProblem}
                onChange={(next) => {
                  setRecipient(next);
                  forget();
                }}
              />
              {account === undefined ? null : (
                <TemplateChoice
                  key={`${account.id} ${recipient.contact?.id}`}
                  accountId={account.id}
                  contactName={recipient.contact?.name ?? ""}
                  mediaLimits={account.provider.capabilities.mediaLimits}
                  isFirstChosen={false}
                  onSend={(filled) => start(account.id, recipient, filled)}
                />
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Modal>
  );
}
