import type { ReactNode } from "react";
import { Messages } from "../../lib/messages/index.ts";
import { words } from "../../lib/messages/words.ts";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return <Messages of={await words("sign-in")}>{children}</Messages>;
}
