"use client";
import { useQuery } from "@apollo/client/react";
import { ActionIcon, Badge, CopyButton, Text, Title, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { graphql } from "#gql";
import type { ContactPanelQuery as ContactPanelData } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { fullTime } from "../lists/relative-time.ts";
import styles from "./contact-panel.module.css";
import { Earlier } from "./earlier.tsx";
import { Tags } from "./tags.tsx";

const ContactPanelQuery = graphql(`
  query ContactPanel($id: ID!) {
    interaction(id: $id) {
      ...LiveInteraction
      contact {
        id
        createdAt
        identifiers {
          kind
          value
        }
        lists {
          id
          name
        }
      }
      earlier {
        ...LiveInteraction
      }
    }
  }
`);

type PanelInteraction = NonNullable<ContactPanelData["interaction"]>;

/** The right pane: who writes, the interaction's tags and facts, and what was before (DSK-05). */
export function ContactPanel({
  interactionId,
  onBack,
  onSelect,
}: {
  readonly interactionId: string;
  readonly onBack: () => void;
  readonly onSelect: (interactionId: string) => void;
}) {
  const text = useText();
  const query = useQuery(ContactPanelQuery, { variables: { id: interactionId } });
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <ActionIcon size="lg" aria-label={text("common.back")} onClick={onBack}>
          <IconArrowLeft size="1.25rem" aria-hidden />
        </ActionIcon>
        <Title order={2}>{text("desk.panel")}</Title>
      </div>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ interaction }) => (interaction === null ? null : <Facts interaction={interaction} onSelect={onSelect} />)}
      </Loaded>
    </div>
  );
}

function Facts({
  interaction,
  onSelect,
}: {
  readonly interaction: PanelInteraction;
  readonly onSelect: (interactionId: string) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const { contact, account } = interaction;
  const others = contact.identifiers.filter(({ value }) => value !== contact.phone);
  return (
    <>
      <section className={styles.section}>
        <Title order={3} className={styles.name} dir="auto">
          {contact.name}
        </Title>
        {contact.phone === null ? null : <Copyable value={`+${contact.phone}`} label={text("desk.panel.copyPhone")} />}
        <dl className={styles.facts}>
          {contact.username === null ? null : <Fact name={text("desk.panel.username")}>@{contact.username}</Fact>}
          {others.map(({ kind, value }) => (
            <Fact key={`${kind}-${value}`} name={identifierInWords(kind, text)}>
              {value}
            </Fact>
          ))}
          <Fact name={text("desk.panel.lists")}>
            {contact.lists.length === 0 ? text("common.none") : contact.lists.map(({ name }) => name).join(", ")}
          </Fact>
          <Fact name={text("desk.panel.since")}>
            <time dateTime={contact.createdAt}>{intl.formatDate(contact.createdAt, { dateStyle: "medium" })}</time>
          </Fact>
        </dl>
      </section>
      <section className={styles.section}>
        <Title order={3}>{text("desk.panel.interaction", { number: interaction.number })}</Title>
        <dl className={styles.facts}>
          <Fact name={text("desk.panel.account")}>
            {account.name} <Badge size="sm">{account.key}</Badge>
          </Fact>
          {interaction.assignedQueue ? (
            <Fact name={text("desk.panel.queue")}>{interaction.assignedQueue.name}</Fact>
          ) : null}
          <Fact name={text("desk.panel.agent")}>{interaction.assignedAgent?.name ?? text("common.none")}</Fact>
          <Fact name={text("desk.panel.opened")}>
            <time dateTime={interaction.openedAt} title={fullTime(interaction.openedAt, intl)}>
              {intl.formatDate(interaction.openedAt, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" })}
            </time>
          </Fact>
        </dl>
        <Tags interactionId={interaction.id} tags={interaction.tags} isReadOnly={interaction.phase === "CLOSED"} />
      </section>
      <section className={styles.section}>
        <Title order={3}>{text("desk.panel.earlier")}</Title>
        <Earlier interactions={interaction.earlier} onSelect={onSelect} />
      </section>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Copyable({ value, label }: { readonly value: string; readonly label: string }) {
  const text = useText();
  return (
    <CopyButton value={value} timeout={1_500}>
      {({ copied, copy }) => (
        <span className={styles.copyable}>
          <Text span className="tabular">
            {value}
          </Text>
          <Tooltip label={copied ? text("common.copied") : label}>
            <ActionIcon size="sm" aria-label={copied ? text("common.copied") : label} onClick={copy}>
              {copied ? <IconCheck size="1rem" aria-hidden /> : <IconCopy size="1rem" aria-hidden />}
            </ActionIcon>
          </Tooltip>
        </span>
      )}
    </CopyButton>
  );
}

function identifierInWords(kind: string, text: ReturnType<typeof useText>): string {
  switch (kind) {
    case "phone":
      return text("desk.panel.otherPhone");
    case "business_scoped_id":
    case "parent_business_scoped_id":
      return text("desk.panel.scopedId");
    default:
      return kind;
  }
}
