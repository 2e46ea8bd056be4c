/** Addresses in what strangers write: only those a browser may open, none longer than people send. Pure. */

/** Longer ones stay words; names of hosts are never longer than 253 characters. */
const ADDRESS_MAX = 2_048;
const HOST_MAX = 253;

/** The address in its safe form, or null when it is none that a browser may open. */
export function webAddress(address: string): string | null {
  if (address.length > ADDRESS_MAX || hostLength(address) > HOST_MAX) return null;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** Hosts in other scripts are converted in more than linear time, so their length is looked at first. */
function hostLength(address: string): number {
  const from = address.indexOf("//") + 2;
  const rest = address.slice(from).search(/[/\\?#]/u);
  return rest < 0 ? address.length - from : rest;
}

/** The address that begins at `at`, without the punctuation of the sentence around it. */
export function addressAt(
  text: string,
  at: number,
): {
  readonly address: string;
  readonly href: string | null /** Where the run of its characters ends. */;
  readonly end: number;
} {
  const space = /[\s<>"]/gu;
  space.lastIndex = at;
  const end = space.exec(text)?.index ?? text.length;
  const address = withoutTrailingPunctuation(text.slice(at, end));
  return { address, href: webAddress(address), end };
}

/** "(see https://x.test/a)." links to https://x.test/a; a bracket that the address itself opened stays in it. */
function withoutTrailingPunctuation(address: string): string {
  const opened = address.indexOf("(");
  let end = address.length;
  while (end > 0 && /[.,;:!?)\]'*_~]/u.test(address.charAt(end - 1))) {
    if (address[end - 1] === ")" && opened >= 0 && opened < end - 1) break;
    end -= 1;
  }
  return address.slice(0, end);
}
