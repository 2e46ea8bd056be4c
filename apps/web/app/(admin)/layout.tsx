"use client";
import type { ReactNode } from "react";
import accounts from "../../features/accounts/en.json";
import { Console } from "../../features/frame/index.ts";
import queues from "../../features/queues/en.json";
import settings from "../../features/settings/en.json";
import users from "../../features/users/en.json";

const roles = ["ADMINISTRATOR"] as const;
const messages = [accounts, queues, settings, users];

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <Console roles={roles} messages={messages}>
      {children}
    </Console>
  );
}
