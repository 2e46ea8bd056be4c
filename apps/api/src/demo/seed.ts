import { DEFAULT_NOTIFICATION_TEMPLATE } from "@parley/schema";
import { phoneDigits, sealCredentials } from "../accounts/index.ts";
import { hashPassword } from "../identity/index.ts";
import type { Em } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { asJson } from "../platform/json-rows.ts";
import { holdLock } from "../platform/locks.ts";
import { newToken, type Sealer } from "../platform/sealing.ts";
import { demoCredentials } from "./credentials.ts";
import {
  BACK_OFFICE,
  BILLING,
  CUSTOMERS_LIST,
  DEMO_ACCOUNT_DISPOSITIONS,
  DEMO_ACCOUNTS,
  DEMO_CANNED_ANSWERS,
  DEMO_DISPOSITIONS,
  DEMO_LISTS,
  DEMO_PASSWORD,
  DEMO_QUEUES,
  DEMO_USERS,
  demoId,
  dispositionId,
} from "./fixed.ts";
import { type History, makeHistory } from "./history.ts";
import {
  insertAccountAgents,
  insertAccounts,
  insertCannedAnswers,
  insertContactLists,
  insertDispositions,
  insertIntervals,
  insertPlans,
  insertQueueAgents,
  insertQueues,
  insertTeam,
  insertUsers,
  isInhabited,
} from "./persistence/installation.ts";
import {
  insertContacts,
  insertIdentifiers,
  insertInteractions,
  insertMemberships,
  insertMessages,
} from "./persistence/past.ts";
import { demoPlan } from "./plans.ts";

export interface SeedSettings {
  readonly sealer: Sealer;
  /** Host and port receive URLs lead to. */
  readonly domain: string;
  readonly simulatorUrl: string;
}

const DEMO_LOCK = 7_251_190_005;

/** Fills an empty installation, in the caller's transaction; false when somebody has moved in already. */
export async function seed(em: Em, settings: SeedSettings, now: Date): Promise<boolean> {
  await holdLock(em, { lock: DEMO_LOCK });
  if (await isInhabited(em)) return false;
  await seedPeople(em);
  await seedAccounts(em, settings);
  await seedChoices(em);
  await seedIntervals(em);
  await seedHistory(em, makeHistory(now));
  return true;
}

async function seedPeople(em: Em): Promise<void> {
  await insertUsers(em, { rows: asJson(DEMO_USERS), passwordHash: await hashPassword(DEMO_PASSWORD) });
  await insertQueues(em, { rows: asJson(DEMO_QUEUES) });
  await insertQueueAgents(em, { exceptId: BILLING.id });
  // Billing is served by a team: whoever joins the team serves it too.
  await insertTeam(em, { ...BACK_OFFICE, queueId: BILLING.id });
  await insertContactLists(em, { rows: asJson(DEMO_LISTS) });
}

async function seedAccounts(em: Em, settings: SeedSettings): Promise<void> {
  const rows = DEMO_ACCOUNTS.map((account) => {
    const sealed = sealCredentials(
      settings.sealer,
      account.id,
      demoCredentials(account.providerKind, settings.simulatorUrl),
    );
    return {
      ...account,
      phoneDigits: phoneDigits(account.phone),
      receiveToken: newToken(),
      credentials: sealed.plainCredentials,
      sealed: sealed.sealedCredentials === null ? null : Buffer.from(sealed.sealedCredentials).toString("hex"),
      planId: demoId<string>(7, DEMO_ACCOUNTS.indexOf(account) + 1),
      actions: demoPlan(account),
    };
  });
  const json = asJson(rows);
  await insertAccounts(em, {
    rows: json,
    domain: settings.domain,
    contactListId: CUSTOMERS_LIST,
    notificationTemplate: DEFAULT_NOTIFICATION_TEMPLATE,
  });
  await insertPlans(em, { rows: json });
  await insertAccountAgents(em);
}

async function seedChoices(em: Em): Promise<void> {
  const dispositions = [
    ...DEMO_DISPOSITIONS.map((path) => ({ accountId: null, path })),
    ...DEMO_ACCOUNT_DISPOSITIONS,
  ].map(({ accountId, path }) => ({
    id: dispositionId(path, accountId),
    name: path.at(-1),
    parentId: path.length === 1 ? null : dispositionId(path.slice(0, -1), accountId),
    accountId,
  }));
  await insertDispositions(em, { rows: asJson(dispositions) });
  const answers = DEMO_CANNED_ANSWERS.map((answer, nth) => ({ ...answer, id: demoId<string>(8, nth + 1) }));
  await insertCannedAnswers(em, { rows: asJson(answers) });
}

/** A night that begins on one day and ends on the next, beside the two that every installation has. */
async function seedIntervals(em: Em): Promise<void> {
  const nights = {
    id: newId(),
    name: "Nights",
    description: "From ten in the evening to six in the morning.",
    timeZone: "Europe/London",
    subsets: [{ kind: "custom", from: "22:00", to: "05:59", weekdays: [], monthDays: [], months: [] }],
  };
  await insertIntervals(em, { rows: asJson([nights]) });
}

async function seedHistory(em: Em, { contacts, interactions, messages }: History): Promise<void> {
  const people = asJson(contacts);
  await insertContacts(em, { rows: people });
  await insertIdentifiers(em, { rows: people });
  await insertMemberships(em, { rows: people });
  await insertInteractions(em, { rows: asJson(interactions) });
  await insertMessages(em, { rows: asJson(messages) });
}
