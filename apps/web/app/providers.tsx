"use client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { onDemand } from "../features/frame/on-demand.tsx";
import { createConsoleClient } from "../lib/apollo/client.ts";
import { LiveProvider } from "../lib/live/index.ts";
import { type Catalogue, type Locale, LocaleProvider } from "../lib/messages/index.ts";
import { cssVariables, theme } from "../ui/theme/theme.ts";

const Notifications = onDemand(() => import("@mantine/notifications").then((module) => module.Notifications));

/** What every page stands on: theme, words, the API's client and the tab's one live connection. */
export function Providers({
  locale,
  timeZone,
  messages,
  children,
}: {
  locale: Locale;
  timeZone: string;
  messages: Catalogue;
  children: ReactNode;
}) {
  const [{ client, socket, lateAnswers }] = useState(createConsoleClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LocaleProvider locale={locale} timeZone={timeZone} messages={messages}>
        <ApolloProvider client={client}>
          <LiveProvider client={client} socket={socket} lateAnswers={lateAnswers}>
            {children}
          </LiveProvider>
        </ApolloProvider>
        <Notifications position="bottom-left" />
      </LocaleProvider>
    </MantineProvider>
  );
}
