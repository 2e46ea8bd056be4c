/** Where on earth, out of what people type or paste: degrees, pairs of them, links to maps. Pure. */

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export const MAX_DEGREES = { latitude: 90, longitude: 180 } as const;

/** Nobody pastes a longer link; what is beyond is not looked at. */
const LONGEST_PASTE = 4_000;

/** A number of degrees within ±`most`, with a point or a comma; null when it is none. */
export function degreesIn(typed: string, most: number): number | null {
  const text = typed.trim().replace("−", "-").replace("°", "").replace(",", ".");
  if (!/^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text)) return null;
  const degrees = Number(text);
  return Math.abs(degrees) <= most ? degrees : null;
}

/** Both coordinates of a pasted text: a pair, degrees with compass points, or a link to a map that holds them. Null when there are none. */
export function coordinatesIn(pasted: string): Coordinates | null {
  const text = pasted.trim().slice(0, LONGEST_PASTE);
  if (/^geo:/i.test(text)) return pairIn(text.slice(4).split(/[;?]/, 1)[0] ?? "");
  if (/^https?:\/\//i.test(text)) return inLink(text);
  return pairIn(text) ?? byCompass(text);
}

export function isLink(text: string): boolean {
  return /^(https?:\/\/|geo:)\S+$/i.test(text.trim());
}

/** `45.07, 7.68`, `45.07 7.68`, `(45.07; 7.68)`, and with decimal commas `45,07; 7,68`. */
function pairIn(text: string): Coordinates | null {
  const bare = withSingleBlanks(text)
    .replace(/^\((.*)\)$/s, "$1")
    .trim();
  const found =
    /^([+\-−]?\d{1,3}(?:\.\d{1,20})?)°?(?: ?[,;~/] ?| )([+\-−]?\d{1,3}(?:\.\d{1,20})?)°?$/.exec(bare) ??
    /^([+\-−]?\d{1,3},\d{1,20})°?(?: ?[;/] ?| |, )([+\-−]?\d{1,3},\d{1,20})°?$/.exec(bare);
  return found === null ? null : within(found[1], found[2]);
}

/** `45.0703° N, 7.6869° E` and `45°04'13.1"N 7°41'12.8"E`, as maps write them. */
function byCompass(text: string): Coordinates | null {
  const found = [
    ...withSingleBlanks(text).matchAll(
      /(\d{1,3}(?:\.\d{1,20})?) ?[°º]? ?(?:(\d{1,2}) ?['′’] ?(?:(\d{1,2}(?:\.\d{1,9})?) ?["″”] ?)?)?([NSEW])/gi,
    ),
  ];
  const [first, second] = found;
  if (found.length !== 2 || first === undefined || second === undefined) return null;
  const degrees = ([, whole, minutes = "0", seconds = "0", point = ""]: RegExpExecArray): number => {
    const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3_600;
    return /[SW]/i.test(point) ? -value : value;
  };
  if (!/[NS]/i.test(first[4] ?? "") || !/[EW]/i.test(second[4] ?? "")) return null;
  return within(String(degrees(first)), String(degrees(second)));
}

/** The pin of a link comes before the middle of its view. */
function inLink(link: string): Coordinates | null {
  const plain = decoded(link);
  const pin = /!3d(-?\d{1,3}\.\d{1,20})!4d(-?\d{1,3}\.\d{1,20})/.exec(plain);
  if (pin !== null) return within(pin[1], pin[2]);
  const asked = URL.canParse(link) ? new URL(link).searchParams : new URLSearchParams();
  const marked = asked.has("mlat") ? within(asked.get("mlat") ?? "", asked.get("mlon") ?? "") : null;
  if (marked !== null) return marked;
  for (const name of ["q", "query", "ll", "coordinate", "destination", "daddr", "sll", "center", "cp"]) {
    const pair = pairIn((asked.get(name) ?? "").replace(/^loc:/, ""));
    if (pair !== null) return pair;
  }
  const view =
    /@(-?\d{1,3}\.\d{1,20}),(-?\d{1,3}\.\d{1,20})/.exec(plain) ??
    /#map=\d{1,2}(?:\.\d+)?\/(-?\d{1,3}\.\d{1,20})\/(-?\d{1,3}\.\d{1,20})/.exec(plain) ??
    /\/(-?\d{1,3}\.\d{1,20}),(-?\d{1,3}\.\d{1,20})(?:[/?]|$)/.exec(plain);
  return view === null ? null : within(view[1], view[2]);
}

function withSingleBlanks(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}

function within(north = "", east = ""): Coordinates | null {
  const latitude = degreesIn(north, MAX_DEGREES.latitude);
  const longitude = degreesIn(east, MAX_DEGREES.longitude);
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
