import {
  IconBrandWhatsapp,
  IconHeadset,
  IconLayoutSidebar,
  IconMessages,
  IconSettings,
  IconStack2,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Role } from "#gql/types";
import type { MessageId } from "../../lib/messages/index.ts";

/** A place in the rail, for those who may use it. */
export interface Destination {
  readonly path: string;
  readonly label: MessageId;
  readonly icon: TablerIcon;
  readonly roles: readonly Role[];
}

const destinations: readonly Destination[] = [
  { path: "/desk", label: "frame.desk", icon: IconLayoutSidebar, roles: ["AGENT"] },
  { path: "/interactions", label: "frame.interactions", icon: IconMessages, roles: ["ADMINISTRATOR", "SUPERVISOR"] },
  { path: "/realtime", label: "frame.realtime", icon: IconHeadset, roles: ["ADMINISTRATOR", "SUPERVISOR"] },
  { path: "/accounts", label: "frame.accounts", icon: IconBrandWhatsapp, roles: ["ADMINISTRATOR"] },
  { path: "/queues", label: "frame.queues", icon: IconStack2, roles: ["ADMINISTRATOR"] },
  { path: "/users", label: "frame.users", icon: IconUsers, roles: ["ADMINISTRATOR"] },
  { path: "/settings", label: "frame.settings", icon: IconSettings, roles: ["ADMINISTRATOR"] },
];

/** Only what this role may use. */
export function destinationsFor(role: Role): readonly Destination[] {
  return destinations.filter(({ roles }) => roles.includes(role));
}
