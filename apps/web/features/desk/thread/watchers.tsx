import { useSubscription } from "@apollo/client/react";
import { Text, Tooltip } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { graphql } from "#gql";
import { useLiveState } from "../../../lib/live/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import styles from "./watchers.module.css";

const InteractionViewersSubscription = graphql(`
  subscription InteractionViewers($interactionId: ID!) {
    interactionViewers(interactionId: $interactionId) {
      interactionId
      viewers {
        id
        name
        role
      }
    }
  }
`);

/** Who else has this interaction before them; asking makes the viewer one of them. Nothing while nobody else does. */
export function Watchers({ interactionId }: { readonly interactionId: string }) {
  const text = useText();
  const viewerId = useViewer().user.id;
  // The socket does not come back by itself: asked anew when the live connection is.
  const isLive = useLiveState().phase === "live";
  const { data } = useSubscription(InteractionViewersSubscription, { variables: { interactionId }, skip: !isLive });
  const others = isLive ? (data?.interactionViewers.viewers.filter(({ id }) => id !== viewerId) ?? []) : [];
  if (others.length === 0) return null;
  const names = others.map(({ name, role }) =>
    role === "AGENT" ? name : text("desk.watchers.leader", { name, role: text(`desk.role.${role}`) }),
  );
  const label = text("desk.watchers", { count: names.length, names: names.join(", ") });
  return (
    <Tooltip label={label}>
      <Text
        span
        size="xs"
        className={styles.lookers}
        tabIndex={0}
        aria-label={label}
        role="status"
        data-testid="watchers"
      >
        <IconEye size="0.875rem" aria-hidden />
        <span aria-hidden className={styles.names} dir="auto">
          {others.length > 2 ? others.length : names.join(", ")}
        </span>
      </Text>
    </Tooltip>
  );
}
