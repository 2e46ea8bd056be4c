"use client";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useIntl } from "react-intl";
import { keep } from "./keep.ts";
import { isLocale, LOCALE_COOKIE, type Locale } from "./locales.ts";

/** The language of the page, and how to choose another: nothing that was typed is lost, only the words change. */
export function useLocale(): readonly [locale: Locale, choose: (locale: Locale) => void] {
  const { locale } = useIntl();
  const router = useRouter();
  const choose = useCallback(
    (chosen: Locale) => {
      keep(LOCALE_COOKIE, chosen);
      router.refresh();
    },
    [router],
  );
  return [isLocale(locale) ? locale : "en", choose];
}
