"use client";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { IntlProvider, useIntl } from "react-intl";
import { keep } from "./keep.ts";
import { type Locale, TIME_ZONE_COOKIE } from "./locales.ts";

export type Catalogue = Readonly<Record<string, string>>;

/** The language of everything below, and the words every page needs. */
export function LocaleProvider({
  locale,
  timeZone,
  messages,
  children,
}: {
  locale: Locale;
  /** As the server has it: the browser's own counts as soon as the page is there. */
  timeZone: string;
  messages: Catalogue;
  children: ReactNode;
}) {
  const [zone, setZone] = useState(timeZone);
  useEffect(() => {
    const { timeZone: own } = Intl.DateTimeFormat().resolvedOptions();
    if (own === timeZone) return;
    setZone(own);
    keep(TIME_ZONE_COOKIE, own);
  }, [timeZone]);
  return (
    <IntlProvider locale={locale} timeZone={zone} defaultLocale="en" messages={messages} onError={reportInDevelopment}>
      {children}
    </IntlProvider>
  );
}

/** Adds a feature's words for what stands below, so that each page loads only the words it shows. */
export function Messages({ of, children }: { of: Catalogue; children: ReactNode }) {
  const { locale, messages, timeZone } = useIntl();
  const merged = useMemo(() => Object.assign({}, messages, of), [messages, of]);
  return (
    <IntlProvider
      locale={locale}
      {...(timeZone === undefined ? {} : { timeZone })}
      defaultLocale="en"
      messages={merged}
      onError={reportInDevelopment}
    >
      {children}
    </IntlProvider>
  );
}

function reportInDevelopment(error: Error) {
  if (process.env.NODE_ENV !== "production") console.error(error.message);
}
