"use client";
import type { ReactNode } from "react";
import signIn from "../../features/sign-in/en.json";
import { Messages } from "../../lib/messages/index.ts";

const messages = [signIn];

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <Messages of={messages}>{children}</Messages>;
}
