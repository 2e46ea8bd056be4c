type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "getModifierState">;

/** The name under which actions know a press, a letter's without case; null for chords that are the browser's own. */
export function pressedKey(event: Press): string | null {
  // Many keyboards write [ and ] with AltGr, which some systems report as Ctrl and Alt.
  if (event.getModifierState("AltGraph")) return event.key;
  if (event.altKey) return null;
  // Caps Lock may be on, and keys are printed in capitals.
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

/** Whether the press comes from a field that it may be typed into; chords are never typed. */
export function isTyped(key: string, target: EventTarget | null): boolean {
  if (key.startsWith("mod+") || !(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest("input, textarea, select, [role='listbox'], [role='combobox']") !== null
  );
}
