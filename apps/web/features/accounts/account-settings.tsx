"use client";
import { useQuery } from "@apollo/client/react";
import { IconMapOff } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { useTab } from "../../lib/use-tab.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { Tabbed } from "../../ui/settings/index.ts";
import { EmptyState } from "../../ui/states/empty-state.tsx";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { Page } from "../frame/index.ts";
import { CannedAnswers, Dispositions } from "../settings/index.ts";
import type { AccountTabProps } from "./account-tab.ts";
import { AdvancedTab } from "./advanced-tab.tsx";
import { AgentsTab } from "./agents-tab.tsx";
import { GeneralTab } from "./general-tab.tsx";
import { InteractionsTab } from "./interactions-tab.tsx";
import { NotificationTab } from "./notification/notification-tab.tsx";
import { AccountQuery } from "./operations.ts";
import { PlanTab } from "./plan/plan-tab.tsx";
import { TemplatesTab } from "./templates-tab.tsx";
import { TransferTab } from "./transfer-tab.tsx";

const tabNames = [
  "general",
  "agents",
  "actions",
  "notification",
  "transfer",
  "advanced",
  "templates",
  "dispositions",
  "cannedAnswers",
  "interactions",
] as const;

/**
 * One account's settings. Always fetched afresh, so that `version` is that of what is shown: live events leave
 * it alone, and a save on top of somebody else's answers `EditConflict`.
 */
export function AccountSettings({ id }: { id: string }) {
  const text = useText();
  const query = useQuery(AccountQuery, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const account = query.data?.account;

  async function loadNewest() {
    const { data } = await query.refetch();
    return data?.account ?? null;
  }

  return (
    <Page
      title={account?.name ?? text("accounts.one")}
      count={account?.key}
      parent={{ title: text("accounts.title"), path: "/accounts" }}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {(data) =>
          data.account ? (
            <AccountTabs account={data.account} onLoadNewest={loadNewest} />
          ) : (
            <EmptyState icon={IconMapOff} title={text("failure.notFoundTitle")} body={text("failure.notFound")} />
          )
        }
      </Loaded>
    </Page>
  );
}

function AccountTabs(props: AccountTabProps) {
  const text = useText();
  const [tab, setTab] = useTab(tabNames);
  return (
    <Tabbed
      current={tab}
      onChange={setTab}
      tabs={[
        { name: "general", label: text("accounts.tabGeneral"), content: () => <GeneralTab {...props} /> },
        { name: "agents", label: text("accounts.tabAgents"), content: () => <AgentsTab {...props} /> },
        { name: "actions", label: text("accounts.tabActions"), content: () => <PlanTab {...props} /> },
        {
          name: "notification",
          label: text("accounts.tabNotification"),
          content: () => <NotificationTab {...props} />,
        },
        { name: "transfer", label: text("accounts.tabTransfer"), content: () => <TransferTab {...props} /> },
        { name: "advanced", label: text("accounts.tabAdvanced"), content: () => <AdvancedTab {...props} /> },
        { name: "templates", label: text("accounts.tabTemplates"), content: () => <TemplatesTab {...props} /> },
        {
          name: "dispositions",
          label: text("dispositions.title"),
          content: () => <Dispositions accountId={props.account.id} />,
        },
        {
          name: "cannedAnswers",
          label: text("canned.title"),
          content: () => <CannedAnswers accountId={props.account.id} />,
        },
        {
          name: "interactions",
          label: text("accounts.tabInteractions"),
          content: () => <InteractionsTab {...props} />,
        },
      ]}
    />
  );
}
