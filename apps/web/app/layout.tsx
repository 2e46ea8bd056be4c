import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./global.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { chosenLocale, chosenTimeZone, commonWords } from "../lib/messages/words.ts";
import { Providers } from "./providers.tsx";
import { servedBuild } from "./version/build.ts";

export const metadata: Metadata = { title: { default: "Parley", template: "%s · Parley" }, robots: "noindex" };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await chosenLocale();
  return (
    <html lang={locale} data-build={servedBuild} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <Providers locale={locale} timeZone={await chosenTimeZone()} messages={await commonWords()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
