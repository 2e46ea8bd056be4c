import type { ReactNode } from "react";
import { AgentLive } from "../../features/desk/agent-live.tsx";
import { prefetchDesk } from "../../features/desk/desk-prefetch.ts";
import { Console } from "../../features/frame/index.ts";
import { words } from "../../lib/messages/words.ts";
import { HydrateCache } from "../../lib/prefetch/hydrate-cache.tsx";

const roles = ["AGENT"] as const;

export default async function AgentLayout({ children }: { children: ReactNode }) {
  const [prefetched, messages] = await Promise.all([prefetchDesk(), words("desk")]);
  return (
    <HydrateCache of={prefetched}>
      <Console roles={roles} messages={messages}>
        <AgentLive>{children}</AgentLive>
      </Console>
    </HydrateCache>
  );
}
