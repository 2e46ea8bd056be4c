import { IconMapPin } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./message-content.module.css";
import type { ThreadMessage } from "./timeline.ts";

/** A place, without fetching a map: its name, its coordinates and a link that the agent may follow. */
export function Place({ location }: { readonly location: NonNullable<ThreadMessage["location"]> }) {
  const text = useText();
  const { latitude, longitude, name, address } = location;
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return (
    <span className={`${styles.card} ${styles.cardRow}`}>
      <IconMapPin size="1.5rem" stroke={1.5} aria-hidden />
      <span className={styles.words}>
        <strong>{name ?? text("desk.kind.LOCATION")}</strong>
        {address === null ? null : <span className={styles.quiet}>{address}</span>}
        <span className={`${styles.quiet} tabular`}>{coordinates}</span>
        <a className={styles.link} href={map} target="_blank" rel="noopener noreferrer">
          {text("desk.location.open")}
        </a>
      </span>
    </span>
  );
}
