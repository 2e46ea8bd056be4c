/** Which phones stand side by side, and which chat each has open; kept in this browser. */

export interface ShownPhone {
  /** Digits. */
  readonly phone: string;
  /** Null: the list of chats is on screen. */
  readonly numberId: string | null;
}

const STORED_UNDER = "parley.simulator.phones";
/** More do not fit any screen. */
export const MAX_PHONES = 6;

/** What was left open, or the phone and number named by the address (`?phone=…&number=…`). */
export function rememberedPhones(search: string): readonly ShownPhone[] {
  const asked = new URLSearchParams(search);
  const phone = asked.get("phone")?.replace(/\D/g, "") ?? "";
  if (phone !== "") return [{ phone, numberId: asked.get("number") }];
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(STORED_UNDER) ?? "[]");
    return Array.isArray(stored) ? stored.flatMap(readShown).slice(0, MAX_PHONES) : [];
  } catch {
    return [];
  }
}

function readShown(value: unknown): readonly ShownPhone[] {
  if (typeof value !== "object" || value === null || !("phone" in value) || typeof value.phone !== "string") return [];
  const numberId = "numberId" in value && typeof value.numberId === "string" ? value.numberId : null;
  return [{ phone: value.phone, numberId }];
}

export function rememberPhones(phones: readonly ShownPhone[]): void {
  try {
    window.localStorage.setItem(STORED_UNDER, JSON.stringify(phones));
  } catch {
    // A browser that keeps nothing still plays the phone.
  }
}
