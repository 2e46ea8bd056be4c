import type { ReactNode } from "react";
import { Console } from "../../features/frame/index.ts";
import { words } from "../../lib/messages/words.ts";

const roles = ["ADMINISTRATOR"] as const;

export default async function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <Console roles={roles} messages={await words("accounts", "interactions", "queues", "settings", "users")}>
      {children}
    </Console>
  );
}
