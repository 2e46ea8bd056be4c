import type { ReactNode } from "react";
import { AgentLive } from "../../features/desk/agent-live.tsx";
import { Console } from "../../features/frame/index.ts";
import { words } from "../../lib/messages/words.ts";

const roles = ["AGENT"] as const;

export default async function AgentLayout({ children }: { children: ReactNode }) {
  return (
    <Console roles={roles} messages={await words("desk")}>
      <AgentLive>{children}</AgentLive>
    </Console>
  );
}
