"use client";
import { type ReactNode, useMemo } from "react";
import { IntlProvider, useIntl } from "react-intl";
import frame from "../../features/frame/en.json";
import common from "./en.json";

type Catalogue = Readonly<Record<string, string>>;

const base: Catalogue = { ...common, ...frame };

/** The words every page needs. English so far; a second language is a second set of files. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="en" defaultLocale="en" messages={base} onError={reportInDevelopment}>
      {children}
    </IntlProvider>
  );
}

/** Adds a feature's words for what stands below, so that each page loads only the words it shows. */
export function Messages({ of, children }: { of: readonly Catalogue[]; children: ReactNode }) {
  const { locale, messages } = useIntl();
  const merged = useMemo(() => Object.assign({}, messages, ...of), [messages, of]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={merged} onError={reportInDevelopment}>
      {children}
    </IntlProvider>
  );
}

function reportInDevelopment(error: Error) {
  if (process.env.NODE_ENV !== "production") console.error(error.message);
}
