import type { ReactNode } from "react";
import { Console } from "../../features/frame/index.ts";
import { words } from "../../lib/messages/words.ts";

const roles = ["ADMINISTRATOR", "SUPERVISOR"] as const;

export default async function SupervisorLayout({ children }: { children: ReactNode }) {
  return (
    <Console roles={roles} messages={await words("interactions", "desk", "realtime")}>
      {children}
    </Console>
  );
}
