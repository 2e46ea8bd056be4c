import { ActionIcon, Anchor, CopyButton, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useIntl } from "react-intl";
import type { PanelContactFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { ContactForm } from "./contact-form.tsx";
import { ContactLists } from "./contact-lists.tsx";
import styles from "./contact-panel.module.css";
import { Fact, Facts } from "./facts.tsx";
import { PanelSection } from "./panel-section.tsx";

/** Who writes: what is known of them, to be corrected in place. */
export function ContactSection({ contact }: { readonly contact: PanelContactFragment }) {
  const text = useText();
  const [isEditing, setEditing] = useState(false);
  const mayEdit = useViewer().permissions.includes("contacts.edit");
  return (
    <PanelSection name="contact" title={text("desk.panel")}>
      {isEditing ? (
        <ContactForm contact={contact} onDone={() => setEditing(false)} />
      ) : (
        <>
          <div className={styles.nameLine}>
            <Text span className={styles.name} dir="auto">
              {contact.name}
            </Text>
            {mayEdit ? (
              <Tooltip label={text("desk.panel.edit")}>
                <ActionIcon size="sm" aria-label={text("desk.panel.edit")} onClick={() => setEditing(true)}>
                  <IconPencil size="1rem" aria-hidden />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </div>
          <KnownFacts contact={contact} />
        </>
      )}
      <ContactLists contact={contact} mayEdit={mayEdit} />
    </PanelSection>
  );
}

function KnownFacts({ contact }: { readonly contact: PanelContactFragment }) {
  const text = useText();
  const intl = useIntl();
  const others = contact.identifiers.filter(({ value }) => value !== contact.phone);
  return (
    <>
      {contact.phone === null ? null : <Copyable value={`+${contact.phone}`} label={text("desk.panel.copyPhone")} />}
      {contact.description === null ? null : (
        <Text size="sm" className={styles.words} dir="auto">
          {contact.description}
        </Text>
      )}
      <Facts>
        {contact.email === null ? null : (
          <Fact name={text("desk.panel.email")}>
            <Anchor href={`mailto:${contact.email}`}>{contact.email}</Anchor>
          </Fact>
        )}
        {contact.username === null ? null : <Fact name={text("desk.panel.username")}>@{contact.username}</Fact>}
        {others.map(({ kind, value }) => (
          <Fact key={`${kind}-${value}`} name={identifierInWords(kind, text)}>
            {value}
          </Fact>
        ))}
        <Fact name={text("desk.panel.since")}>
          <time dateTime={contact.createdAt}>{intl.formatDate(contact.createdAt, { dateStyle: "medium" })}</time>
        </Fact>
      </Facts>
    </>
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
