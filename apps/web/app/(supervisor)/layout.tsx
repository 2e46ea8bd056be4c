"use client";
import type { ReactNode } from "react";
import { Console } from "../../features/frame/index.ts";
import interactions from "../../features/interactions/en.json";

const roles = ["ADMINISTRATOR", "SUPERVISOR"] as const;
const messages = [interactions];

export default function SupervisorLayout({ children }: { children: ReactNode }) {
  return (
    <Console roles={roles} messages={messages}>
      {children}
    </Console>
  );
}
