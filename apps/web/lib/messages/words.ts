import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { Catalogue } from "./locale.tsx";
import { isLocale, isTimeZone, LOCALE_COOKIE, type Locale, preferredLocale, TIME_ZONE_COOKIE } from "./locales.ts";
import type { MessageId } from "./text.ts";

/** The folders of `features/` that have words of their own. */
export type WordedFeature =
  | "accounts"
  | "desk"
  | "frame"
  | "interactions"
  | "queues"
  | "realtime"
  | "settings"
  | "sign-in"
  | "simulator"
  | "users";

/** The viewer's language: what they chose, else what their browser asks for. */
export async function chosenLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : preferredLocale((await headers()).get("accept-language") ?? "");
}

/** The viewer's time zone, once their browser has told it; UTC before that. */
export async function chosenTimeZone(): Promise<string> {
  const told = decodeURIComponent((await cookies()).get(TIME_ZONE_COOKIE)?.value ?? "");
  return isTimeZone(told) ? told : "UTC";
}

/** Some features' words in the viewer's language: read on the server, so that a page carries one language and no script for it. */
export async function words(...features: readonly WordedFeature[]): Promise<Catalogue> {
  const locale = await chosenLocale();
  const loaded = await Promise.all(
    features.map((feature): Promise<{ default: Catalogue }> => import(`../../features/${feature}/${locale}.json`)),
  );
  return Object.assign({}, ...loaded.map((module) => module.default));
}

/** The words every page needs. */
export async function commonWords(): Promise<Catalogue> {
  const locale = await chosenLocale();
  const common: { default: Catalogue } = await import(`./${locale}.json`);
  return { ...common.default, ...(await words("frame")) };
}

/** A page's `generateMetadata`: its title in the browser's tab. */
export function titled(feature: WordedFeature, id: MessageId): () => Promise<Metadata> {
  return async () => ({ title: (await words(feature))[id as string] ?? null });
}
