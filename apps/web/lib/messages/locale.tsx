"use client";
import { type ReactNode, useMemo } from "react";
import { IntlProvider, useIntl } from "react-intl";
import type { Locale } from "./locales.ts";

export type Catalogue = Readonly<Record<string, string>>;

/** The language of everything below, and the words every page needs. */
export function LocaleProvider({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Catalogue;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={messages} onError={reportInDevelopment}>
      {children}
    </IntlProvider>
  );
}

/** Adds a feature's words for what stands below, so that each page loads only the words it shows. */
export function Messages({ of, children }: { of: Catalogue; children: ReactNode }) {
  const { locale, messages } = useIntl();
  const merged = useMemo(() => Object.assign({}, messages, of), [messages, of]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={merged} onError={reportInDevelopment}>
      {children}
    </IntlProvider>
  );
}

function reportInDevelopment(error: Error) {
  if (process.env.NODE_ENV !== "production") console.error(error.message);
}
