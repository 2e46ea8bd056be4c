"use client";
import { useQuery } from "@apollo/client/react";
import { ActionIcon, Title } from "@mantine/core";
import { IconArrowLeft, IconMessageOff } from "@tabler/icons-react";
import { memo } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { EmptyState } from "../../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import styles from "./contact-panel.module.css";
import { ContactSection } from "./contact-section.tsx";
import { Earlier } from "./earlier.tsx";
import { InteractionSection } from "./interaction-section.tsx";
import { Journey } from "./journey.tsx";
import { Notes } from "./notes.tsx";
import { ContactPanelQuery } from "./panel-queries.ts";
import { PanelSection, SectionBoundary } from "./panel-section.tsx";
import { RoutingHistory } from "./routing-history.tsx";

/** The right pane: who writes, the interaction's tags and facts, and what was before. Each section folds away. */
export const ContactPanel = memo(function ContactPanel({
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
        {({ interaction }) =>
          interaction === null ? (
            <EmptyState icon={IconMessageOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
          ) : (
            <>
              <SectionBoundary subject={interaction.contact}>
                <ContactSection contact={interaction.contact} />
              </SectionBoundary>
              <SectionBoundary subject={interaction}>
                <InteractionSection interaction={interaction} />
              </SectionBoundary>
              <PanelSection name="notes" title={text("desk.panel.notes")}>
                <Notes interactionId={interaction.id} />
              </PanelSection>
              <PanelSection name="routing" title={text("desk.history")} isFoldedAtFirst>
                <RoutingHistory interactionId={interaction.id} />
              </PanelSection>
              <PanelSection name="earlier" title={text("desk.panel.earlier")} count={interaction.earlier.length}>
                <Earlier interactions={interaction.earlier} onSelect={onSelect} />
              </PanelSection>
              <PanelSection name="journey" title={text("desk.panel.journey")} isFoldedAtFirst>
                <Journey contactId={interaction.contact.id} currentId={interaction.id} onSelect={onSelect} />
              </PanelSection>
            </>
          )
        }
      </Loaded>
    </div>
  );
});
