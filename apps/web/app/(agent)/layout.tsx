"use client";
import type { ReactNode } from "react";
import words from "../../features/desk/en.json";
import { AgentLive } from "../../features/desk/index.ts";
import { Console } from "../../features/frame/index.ts";

const roles = ["AGENT"] as const;
const messages = [words];

export default function AgentLayout({ children }: { children: ReactNode }) {
  return (
    <Console roles={roles} messages={messages}>
      <AgentLive>{children}</AgentLive>
    </Console>
  );
}
