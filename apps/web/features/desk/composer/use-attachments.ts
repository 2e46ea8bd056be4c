import { useEffect, useState, useSyncExternalStore } from "react";
import type { MediaLimit } from "./attachment-rules.ts";
import { createTray, type Tray, type TrayState } from "./tray.ts";

/** A tray as it is now, with what can be done to it. */
export type Attachments = TrayState & Omit<Tray, "state" | "onChange" | "drop">;

export function useTray(tray: Tray): Attachments {
  const state = useSyncExternalStore(tray.onChange, tray.state, tray.state);
  return { ...tray, ...state };
}

/** Files of a form of its own: uploads end with it. */
export function useAttachments(limits: readonly MediaLimit[]): Attachments {
  const [tray] = useState(() => createTray(limits));
  useEffect(() => () => tray.drop(), [tray]);
  return useTray(tray);
}
