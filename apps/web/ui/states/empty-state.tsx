"use client";
import type { TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { StateMessage } from "./state-message.tsx";

/** Why there is nothing here, and the next step. */
export function EmptyState(props: { icon: TablerIcon; title: string; body: string; action?: ReactNode }) {
  return <StateMessage role="status" {...props} />;
}
