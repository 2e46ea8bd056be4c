"use client";
import { useText } from "../../lib/messages/index.ts";
import { useTab } from "../../lib/use-tab.ts";
import { Tabbed } from "../../ui/settings/index.ts";
import { Page } from "../frame/index.ts";
import { CannedAnswers } from "./canned-answers/canned-answers.tsx";
import { Dispositions } from "./dispositions/dispositions.tsx";
import { Intervals } from "./intervals/intervals.tsx";
import { ContactLists } from "./lists/contact-lists.tsx";
import { Pauses } from "./pauses/pauses.tsx";
import { Quarantine } from "./quarantine/quarantine.tsx";
import { Teams } from "./teams/teams.tsx";
import { ApiTokens } from "./tokens/api-tokens.tsx";

const tabNames = [
  "lists",
  "dispositions",
  "cannedAnswers",
  "pauses",
  "teams",
  "intervals",
  "tokens",
  "quarantine",
] as const;

/** What belongs to no single account: lists, general dispositions and answers, pauses, teams, API tokens, the quarantine. */
export function SettingsScreen() {
  const text = useText();
  const [tab, setTab] = useTab(tabNames);
  return (
    <Page title={text("settings.title")}>
      <Tabbed
        current={tab}
        onChange={setTab}
        tabs={[
          { name: "lists", label: text("lists.title"), content: () => <ContactLists /> },
          { name: "dispositions", label: text("dispositions.title"), content: () => <Dispositions /> },
          { name: "cannedAnswers", label: text("canned.title"), content: () => <CannedAnswers /> },
          { name: "pauses", label: text("pauses.title"), content: () => <Pauses /> },
          { name: "teams", label: text("teams.title"), content: () => <Teams /> },
          { name: "intervals", label: text("intervals.title"), content: () => <Intervals /> },
          { name: "tokens", label: text("tokens.title"), content: () => <ApiTokens /> },
          { name: "quarantine", label: text("quarantine.title"), content: () => <Quarantine /> },
        ]}
      />
    </Page>
  );
}
