"use client";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useIntl } from "react-intl";
import { isLocale, LOCALE_COOKIE, type Locale } from "./locales.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

/** The language of the page, and how to choose another: nothing that was typed is lost, only the words change. */
export function useLocale(): readonly [locale: Locale, choose: (locale: Locale) => void] {
  const { locale } = useIntl();
  const router = useRouter();
  const choose = useCallback(
    (chosen: Locale) => {
      // The Cookie Store is there only over HTTPS, and this need be no secret.
      Reflect.set(document, "cookie", `${LOCALE_COOKIE}=${chosen}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`);
      router.refresh();
    },
    [router],
  );
  return [isLocale(locale) ? locale : "en", choose];
}
