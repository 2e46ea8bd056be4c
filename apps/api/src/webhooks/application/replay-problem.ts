import type { Database } from "../../platform/database.ts";
import { findSetAside, putBack } from "../persistence/inbox.ts";
import type { FindConnection } from "./find-connection.ts";
import { readBody } from "./read-body.ts";

export type Replayed =
  | { readonly type: "replayed" }
  | { readonly type: "stillUnreadable"; readonly reason: string }
  | { readonly type: "notFound" };

/** Reads again what was set aside, for example after an update; what can be read now goes back to the inbox. */
export type ReplayIngestProblem = (id: string) => Promise<Replayed>;

export interface ReplayDeps {
  readonly database: Database;
  readonly findConnection: FindConnection;
  readonly asked: () => void;
}

const UNREADABLE = "The account's credentials cannot be opened. Enter them again, then replay it.";

export function createReplay({ database, findConnection, asked }: ReplayDeps): ReplayIngestProblem {
  return async (id) => {
    if (!/^\d{1,15}$/.test(id)) return { type: "notFound" };
    const em = database.fork();
    const webhook = await findSetAside(em, Number(id));
    const account = webhook && (await findConnection(webhook.accountId));
    if (webhook === null || account === null) return { type: "notFound" };
    if (account.state === "unreadable") return { type: "stillUnreadable", reason: UNREADABLE };
    const reading = readBody(webhook, account);
    if (reading.type === "malformed") return { type: "stillUnreadable", reason: reading.reason };
    await putBack(em, webhook.id);
    asked();
    return { type: "replayed" };
  };
}
