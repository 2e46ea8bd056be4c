/** People for new phones: names of several scripts and numbers from no one's range. */

const NAMES = [
  "Maria Rossi",
  "Jonas Weber",
  "Amélie Laurent",
  "Diego Fernández",
  "Aisha Khan",
  "Noor van Dijk",
  "Kenji Sato",
  "Yasmin Haddad",
  "Olu Adeyemi",
  "Zoë Lindqvist",
] as const;

export interface InventedPerson {
  readonly name: string;
  /** Digits. */
  readonly phone: string;
}

/** Somebody whose phone is not among `taken`. `random` is from 0 to 1. */
export function inventPerson(taken: readonly string[], random: () => number = Math.random): InventedPerson {
  const name = NAMES[(taken.length + Math.floor(random() * 3)) % NAMES.length] ?? NAMES[0];
  let phone: string;
  do
    phone = `3932055${Math.floor(random() * 100_000)
      .toString()
      .padStart(5, "0")}`;
  while (taken.includes(phone));
  return { name, phone };
}

/** `393205512345` as people write it: `+39 320 551 2345`. */
export function phoneInWords(digits: string): string {
  const groups = /^(\d{2})(\d{3})(\d{3})(\d+)$/.exec(digits);
  return groups === null ? `+${digits}` : `+${groups.slice(1).join(" ")}`;
}
