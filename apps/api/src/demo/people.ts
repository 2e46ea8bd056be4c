/** Invented names for the demo's customers. */

const ENGLISH = {
  first: [
    "Oliver",
    "Amelia",
    "George",
    "Isla",
    "Harry",
    "Grace",
    "Noah",
    "Freya",
    "Leo",
    "Ivy",
    "Arthur",
    "Poppy",
    "Theo",
    "Ruby",
  ],
  last: ["Parker", "Hughes", "Bennett", "Foster", "Wells", "Harper", "Chapman", "Reid", "Lawson", "Marsh"],
} as const;

const ITALIAN = {
  first: [
    "Giulia",
    "Marco",
    "Chiara",
    "Luca",
    "Martina",
    "Davide",
    "Elena",
    "Paolo",
    "Silvia",
    "Andrea",
    "Francesca",
    "Stefano",
    "Laura",
    "Matteo",
  ],
  last: ["Bianchi", "Ferrari", "Gallo", "Rinaldi", "Greco", "Villa", "Moretti", "Barbieri", "Fontana", "Leone"],
} as const;

export interface DemoPerson {
  readonly language: "en" | "it";
  readonly name: string;
  /** Digits, of ranges kept for fiction (44 7700 900…) or that no phone has (39 300 000…). */
  readonly phone: string;
}

/** The nth customer; every other one is Italian. */
export function demoPerson(nth: number): DemoPerson {
  const isItalian = nth % 2 === 1;
  const { first, last } = isItalian ? ITALIAN : ENGLISH;
  const index = Math.floor(nth / 2);
  const name = `${first[index % first.length]} ${last[(index * 3 + Math.floor(index / first.length)) % last.length]}`;
  const digits = String(100 + nth).padStart(3, "0");
  return isItalian
    ? { language: "it", name, phone: `393000000${digits}` }
    : { language: "en", name, phone: `447700900${digits}` };
}
