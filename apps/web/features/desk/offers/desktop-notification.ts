import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import type { LiveOfferFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";

/** Whether the system may show this page's notifications. */
export type DesktopPermission = NotificationPermission | "unsupported";

const asked = new Set<() => void>();

function permission(): DesktopPermission {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** The permission as it is, and asking for it: only from a button, never by itself. */
export function useDesktopPermission(): readonly [DesktopPermission, ask: () => Promise<DesktopPermission>] {
  const current = useSyncExternalStore(
    (listener) => {
      asked.add(listener);
      // It may be changed in the browser's own settings meanwhile.
      window.addEventListener("focus", listener);
      return () => {
        asked.delete(listener);
        window.removeEventListener("focus", listener);
      };
    },
    permission,
    () => "default" as const,
  );
  const ask = async (): Promise<DesktopPermission> => {
    if (permission() === "default") await Notification.requestPermission();
    for (const listener of asked) listener();
    return permission();
  };
  return [current, ask];
}

/** Shows an offer on the desktop while the window is not looked at; a click on it brings the window and the interaction. */
export function useDesktopNotifications(
  isOn: boolean,
  pending: readonly LiveOfferFragment[],
  onOpen: (interactionId: string) => void,
): void {
  const text = useText();
  const shown = useRef(new Map<string, Notification | null>());
  const open = useEffectEvent(onOpen);

  useEffect(() => {
    for (const [offerId, notification] of shown.current) {
      if (pending.some(({ id }) => id === offerId)) continue;
      notification?.close();
      shown.current.delete(offerId);
    }
    for (const offer of pending) {
      if (shown.current.has(offer.id)) continue;
      shown.current.set(offer.id, isOn && !document.hasFocus() ? show(offer, text, open) : null);
    }
  }, [isOn, pending, text]);

  useEffect(() => {
    const all = shown.current;
    return () => {
      for (const notification of all.values()) notification?.close();
    };
  }, []);
}

function show(
  { interaction, notification }: LiveOfferFragment,
  text: ReturnType<typeof useText>,
  onOpen: (interactionId: string) => void,
): Notification | null {
  if (permission() !== "granted") return null;
  try {
    const title = text("desk.offer.desktop", { name: interaction.contact.name, key: interaction.account.key });
    // One tag for the interaction: of several tabs, and of several offers of it, the system shows the newest once.
    const it = new Notification(title, {
      body: notification,
      tag: `parley-${interaction.id}`,
      requireInteraction: true,
      silent: true,
    });
    it.onclick = () => {
      window.focus();
      onOpen(interaction.id);
      it.close();
    };
    return it;
  } catch {
    // Some mobile browsers name the permission and then refuse: the page itself still rings.
    return null;
  }
}
