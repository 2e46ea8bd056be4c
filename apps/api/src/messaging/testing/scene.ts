import { type InboundMessage, type Provider, providerOf, type SendOutcome } from "@parley/providers";
import type {
  AccountId,
  ContactId,
  ContactListId,
  InteractionId,
  InteractionPhase,
  ProviderKind,
  UserId,
} from "@parley/schema";
import { sql } from "kysely";
import { createFiles, type Files } from "../../files/index.ts";
import { extendServiceWindow, showAsLast } from "../../interactions/index.ts";
import { type Database, query } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { migrateJobs } from "../../platform/jobs.ts";
import { type FreshDatabase, freshDatabase } from "../../platform/testing/fresh-database.ts";
import type { Writer } from "../application/refusals.ts";
import type { ProviderConnection } from "../connection.ts";
import { createMessaging, type Messaging } from "../messaging.ts";

type SentMessage = Parameters<Provider<unknown>["send"]>[0];

/** One account on a provider that answers as told, with an agent and an open interaction of theirs. */
export interface Scene {
  readonly database: Database;
  readonly files: Files;
  readonly messaging: Messaging;
  readonly accountId: AccountId;
  readonly contactId: ContactId;
  readonly interactionId: InteractionId;
  readonly agent: Writer;
  readonly stranger: Writer;
  /** What the provider was given, in order. */
  readonly sent: SentMessage[];
  /** How the provider answers the next calls; accepted with an id of its own when nothing is left. */
  readonly answers: (SendOutcome | (() => Promise<SendOutcome>))[];
  readonly downloads: (() => ReturnType<Provider<unknown>["downloadMedia"]>)[];
  /** Whether the account's credentials can be opened; true at first. */
  setReadable(isReadable: boolean): void;
  interaction(phase?: InteractionPhase, minutesSinceInbound?: number): Promise<InteractionId>;
  says(id: string, given?: Partial<InboundMessage>): InboundMessage;
  count(table: "message" | "early_event" | "event" | "attachment"): Promise<number>;
  waitingJobs(task: string): Promise<number>;
  drop(): Promise<void>;
}

const UNREADABLE = { state: "unreadable" } as const;

/** Sets the scene in a database of its own. */
export async function setScene(kind: ProviderKind = "meta"): Promise<Scene> {
  const fresh: FreshDatabase = await freshDatabase();
  await migrateJobs(fresh.url);
  const { database } = fresh;
  const accountId = newId<AccountId>();
  const contactId = newId<ContactId>();
  const [ana, ben] = [newId<UserId>(), newId<UserId>()];
  const listId = newId<ContactListId>();
  const em = database.fork();
  for (const [id, name] of [
    [ana, "Ana"],
    [ben, "Ben"],
  ] as const) {
    await query(
      em,
      sql`insert into parley_user (id, name, email, role, password_hash) values (${id}, ${name}, ${`${name}@shop.test`}, 'agent', '-')`,
    );
  }
  await query(em, sql`insert into contact_list (id, name) values (${listId}, 'Everybody')`);
  await query(
    em,
    sql`insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        values (${accountId}, 'Shop', 'SHOP', ${kind}, '34910000001', '+34 910 000 001', 'shop.test', 'token', ${listId}, '')`,
  );
  await query(em, sql`insert into contact (id, name, phone) values (${contactId}, 'Mina', '34600000001')`);
  await query(
    em,
    sql`insert into contact_identifier (kind, value, contact_id) values ('phone', '34600000001', ${contactId})`,
  );

  const sent: SentMessage[] = [];
  const answers: Scene["answers"] = [];
  const downloads: Scene["downloads"] = [];
  const connection = fakeConnection(kind, sent, answers, downloads);
  const log = { committed: () => undefined };
  let isReadable = true;
  const files = createFiles({
    database,
    log,
    linkKey: Buffer.alloc(32),
    mediaConnectionOf: async () => (isReadable ? { ...connection, downloads: connection.network } : UNREADABLE),
  });
  const messaging = createMessaging({
    database,
    log,
    files,
    interactions: { showAsLast, extendServiceWindow },
    connectionOf: async () => (isReadable ? connection : UNREADABLE),
    countSend: () => undefined,
  });

  async function interaction(phase: InteractionPhase = "assigned", minutesSinceInbound = 1): Promise<InteractionId> {
    const id = newId<InteractionId>();
    const someone = newId<ContactId>();
    await query(database.fork(), sql`insert into contact (id, name, phone) values (${someone}, 'Noor', '34600000002')`);
    await query(
      database.fork(),
      sql`insert into interaction (id, account_id, contact_id, phase, closed_at, assigned_agent_id, last_inbound_at)
          values (${id}, ${accountId}, ${someone}, ${phase}, ${phase === "closed" ? sql`now()` : null}, ${ana},
            now() - make_interval(mins => ${minutesSinceInbound}))`,
    );
    return id;
  }

  const interactionId = await interaction();
  await query(em, sql`update interaction set contact_id = ${contactId} where id = ${interactionId}`);
  const scope = { all: false, accountIds: [accountId] } as const;
  return {
    database,
    files,
    messaging,
    accountId,
    contactId,
    interactionId,
    agent: { userId: ana, scope, mayWriteInAny: false },
    stranger: { userId: ben, scope, mayWriteInAny: false },
    sent,
    answers,
    downloads,
    setReadable(now) {
      isReadable = now;
    },
    interaction,
    says: inboundText,
    async count(table) {
      const [row] = await query<{ value: number }>(
        database.fork(),
        sql`select count(*)::int as value from ${sql.table(table)}`,
      );
      return row?.value ?? 0;
    },
    async waitingJobs(task) {
      const [row] = await query<{ value: number }>(
        database.fork(),
        sql`select count(*)::int as value from graphile_worker.jobs where task_identifier = ${task}`,
      );
      return row?.value ?? 0;
    },
    drop: () => fresh.drop(),
  };
}

function inboundText(id: string, given: Partial<InboundMessage> = {}): InboundMessage {
  return {
    kind: "message",
    to: { phone: "34910000001", phoneNumberId: null, accountReference: null },
    occurredAt: new Date(Date.now() - 60_000),
    providerMessageId: id,
    from: { phone: "34600000001", businessScopedId: null, parentBusinessScopedId: null, username: null, name: "Mina" },
    content: { type: "text", text: `this is ${id}` },
    replyTo: null,
    forwarded: "no",
    referral: null,
    ...given,
  };
}

function fakeConnection(
  kind: ProviderKind,
  sent: SentMessage[],
  answers: Scene["answers"],
  downloads: Scene["downloads"],
): ProviderConnection {
  const provider = providerOf(kind);
  return {
    state: "open",
    provider: {
      ...provider,
      async send(message) {
        sent.push(message);
        const answer = answers.shift() ?? accepted(`wamid.${sent.length}`);
        return typeof answer === "function" ? answer() : answer;
      },
      async downloadMedia() {
        const download = downloads.shift();
        if (download === undefined) throw new Error("no download is left");
        return download();
      },
    },
    credentials: { kind },
    phone: "34910000001",
    receiveUrl: "https://shop.test/receive/1/2",
    network: {
      http: () => Promise.reject(new Error("nothing is called")),
      now: () => new Date(),
      addresses: { twilioApi: "", metaGraph: "", sinchAuth: "" },
    },
  };
}

/** The provider took it. */
export function accepted(providerMessageId: string): SendOutcome {
  return { type: "accepted", providerMessageId, recipientPhone: null };
}
