import { Badge } from "@mantine/core";
import { useIntl } from "react-intl";
import type { LiveInteractionFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { fullTime } from "../lists/relative-time.ts";
import { Fact, Facts } from "./facts.tsx";
import { PanelSection } from "./panel-section.tsx";
import { Tags } from "./tags.tsx";

/** The interaction on screen: where it came in, who has it, its tags, how it ended. */
export function InteractionSection({ interaction }: { readonly interaction: LiveInteractionFragment }) {
  const text = useText();
  const intl = useIntl();
  const { account, assignedQueue, assignedAgent, openedAt, closedAt, disposition, note } = interaction;
  const moment = (at: string) => (
    <time dateTime={at} title={fullTime(at, intl)}>
      {intl.formatDate(at, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" })}
    </time>
  );
  return (
    <PanelSection name="interaction" title={text("desk.panel.interaction", { number: interaction.number })}>
      <Facts>
        <Fact name={text("desk.panel.account")}>
          {account.name} <Badge size="sm">{account.key}</Badge>
        </Fact>
        {assignedQueue ? <Fact name={text("desk.panel.queue")}>{assignedQueue.name}</Fact> : null}
        <Fact name={text("desk.panel.agent")}>{assignedAgent?.name ?? text("common.none")}</Fact>
        <Fact name={text("desk.panel.opened")}>{moment(openedAt)}</Fact>
        {closedAt === null ? null : <Fact name={text("desk.panel.closed")}>{moment(closedAt)}</Fact>}
        {disposition.length === 0 ? null : <Fact name={text("desk.panel.disposition")}>{disposition.join(" › ")}</Fact>}
        {note ? <Fact name={text("desk.panel.closingNote")}>{note}</Fact> : null}
      </Facts>
      <Tags interactionId={interaction.id} tags={interaction.tags} isReadOnly={interaction.phase === "CLOSED"} />
    </PanelSection>
  );
}
