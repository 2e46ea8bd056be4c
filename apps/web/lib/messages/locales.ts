/** The languages of the console, each under its own name. */
export const LOCALES = { en: "English", it: "Italiano" } as const;
export type Locale = keyof typeof LOCALES;

/** Where the choice is kept: the server reads it, so that a page comes in the right language at once. */
export const LOCALE_COOKIE = "parley-locale";

/** Where the browser keeps its time zone for the server, which would write moments in its own otherwise. */
export const TIME_ZONE_COOKIE = "parley-time-zone";

export function isTimeZone(name: string | undefined): name is string {
  try {
    return name !== undefined && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

export function isLocale(name: string | undefined): name is Locale {
  return name !== undefined && Object.hasOwn(LOCALES, name);
}

/** The language that somebody's browser asks for (an `Accept-Language` header), as far as there is one; else English. */
export function preferredLocale(acceptLanguage: string): Locale {
  const wanted = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((it) => it.trim()).find((it) => it.startsWith("q="));
      return {
        language: tag.split("-")[0]?.toLowerCase(),
        weight: quality === undefined ? 1 : Number(quality.slice(2)),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? "en";
}
