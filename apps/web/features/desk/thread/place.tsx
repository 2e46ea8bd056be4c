import { IconExternalLink, IconMapPin } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import { DrawnMap } from "./drawn-map.tsx";
import contentStyles from "./message-content.module.css";
import styles from "./place.module.css";
import type { ThreadMessage } from "./timeline.ts";

type Location = Pick<NonNullable<ThreadMessage["location"]>, "latitude" | "longitude" | "name" | "address">;

/** A place, without fetching a map: where on earth, its name, its coordinates and a link that the agent may follow. */
export function Place({ location }: { readonly location: Location }) {
  const text = useText();
  const { latitude, longitude, name, address } = location;
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return (
    <span className={styles.place} data-testid="place">
      <DrawnMap latitude={latitude} longitude={longitude} />
      <span className={styles.words}>
        <strong className={styles.name} dir="auto">
          <IconMapPin size="1rem" aria-hidden />
          {name ?? text("desk.kind.LOCATION")}
        </strong>
        {address === null ? null : (
          <span className={contentStyles.quiet} dir="auto">
            {address}
          </span>
        )}
        <span className={`${contentStyles.quiet} tabular`}>{coordinates}</span>
        <a className={contentStyles.link} href={map} target="_blank" rel="noopener noreferrer">
          {text("desk.location.open")} <IconExternalLink size="0.75rem" aria-hidden />
        </a>
      </span>
    </span>
  );
}
