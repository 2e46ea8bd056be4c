import type { ReactNode } from "react";
import { AgentLive } from "../../features/desk/agent-live.tsx";
import { deskAhead } from "../../features/desk/desk-ahead.ts";
import { Console } from "../../features/frame/index.ts";
import { Known } from "../../lib/ahead/known.tsx";
import { words } from "../../lib/messages/words.ts";

const roles = ["AGENT"] as const;

export default async function AgentLayout({ children }: { children: ReactNode }) {
  const [known, messages] = await Promise.all([deskAhead(), words("desk")]);
  return (
    <Known of={known}>
      <Console roles={roles} messages={messages}>
        <AgentLive>{children}</AgentLive>
      </Console>
    </Known>
  );
}
