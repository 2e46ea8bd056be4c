import { useQuery } from "@apollo/client/react";
import { IconArchive, IconMessageCircle } from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./dividers.module.css";

const InteractionDividerQuery = graphql(`
  query InteractionDivider($id: ID!) {
    interaction(id: $id) {
      id
      number
      openedAt
      closedAt
      disposition
      assignedAgent {
        id
        name
      }
    }
  }
`);

/** Where one interaction of the contact ends and the next begins: its number, when it was, how it ended. */
export function InteractionDivider({ interactionId }: { readonly interactionId: string }) {
  const text = useText();
  const intl = useIntl();
  const { data } = useQuery(InteractionDividerQuery, { variables: { id: interactionId }, fetchPolicy: "cache-first" });
  const interaction = data?.interaction;
  if (!interaction) return <div className={styles.interaction} />;
  const { number, openedAt, closedAt, disposition, assignedAgent } = interaction;
  const day = (at: string) => intl.formatDate(at, { dateStyle: "medium" });
  const facts =
    closedAt === null
      ? [text("desk.thread.since", { time: day(openedAt) })]
      : [text("desk.thread.closed", { time: day(closedAt) }), disposition.join(" › "), assignedAgent?.name ?? ""];
  return (
    <div className={styles.interaction} data-testid="interaction-divider">
      {closedAt === null ? (
        <IconMessageCircle size="0.875rem" aria-hidden />
      ) : (
        <IconArchive size="0.875rem" aria-hidden />
      )}
      <strong>{text(closedAt === null ? "desk.thread.current" : "desk.thread.past", { number })}</strong>
      <span dir="auto">{facts.filter((fact) => fact !== "").join(" · ")}</span>
    </div>
  );
}
