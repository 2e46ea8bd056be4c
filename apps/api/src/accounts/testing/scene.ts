import { randomBytes } from "node:crypto";
import type { AccountId, ContactListId, CreateAccountInput, UserId } from "@parley/schema";
import { pino } from "pino";
import { deleteCannedAnswersOf } from "../../canned-answers/index.ts";
import {
  type ContactLists,
  createContactLists,
  isContactList,
  presentContactListIds,
  setWhitelists,
} from "../../contacts/index.ts";
import { choosableDispositionIds, deleteDispositionsOf } from "../../dispositions/index.ts";
import type { Database } from "../../platform/database.ts";
import type { LogEntry, LogListener } from "../../platform/event-log/log.ts";
import { newId } from "../../platform/ids.ts";
import { createSealer } from "../../platform/sealing.ts";
import { freshDatabase } from "../../platform/testing/fresh-database.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { presentQueueIds } from "../../queues/index.ts";
import { isRecontactTemplate } from "../../templates/index.ts";
import {
  type AccountRow,
  type Accounts,
  createAccounts,
  listAccountsWith,
  phoneDigits,
  releaseContactList,
} from "../index.ts";

export const administrator: Viewer = {
  userId: newId<UserId>(),
  role: "administrator",
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
};

/** Accounts, and one contact list to save senders in. */
export interface Scene {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly contactLists: ContactLists;
  readonly contactListId: ContactListId;
  /** What a form sends for an account that nothing is wrong with; its key is used once. */
  input(over?: Partial<CreateAccountInput>): CreateAccountInput;
  created(over?: Partial<CreateAccountInput>): Promise<AccountRow>;
  /** The log tells of a change, as it does on every node. */
  tellChanged(accountId: AccountId): void;
}

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;

/** Sets the scene for the tests of this file, in a database of its own, and strikes it after them. */
export function setScene(): Scene {
  const scene = {} as Scene;
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    Object.assign(scene, await sceneOn(fresh.database));
  }, HOOK_MS);
  afterAll(() => drop?.(), HOOK_MS);
  return scene;
}

async function sceneOn(database: Database): Promise<Scene> {
  let tellLog: LogListener = () => undefined;
  const accounts = createAccounts({
    database,
    log: {
      committed: () => undefined,
      listen(listener) {
        tellLog = listener;
        return () => undefined;
      },
    },
    logger: pino({ level: "silent" }),
    sealer: createSealer(randomBytes(32).toString("hex")),
    publicUrl: "https://chat.example.com",
    isContactList,
    presentContactListIds,
    setWhitelists,
    presentQueueIds,
    presentIntervalIds: async () => new Set(),
    commandNames: [],
    choosableDispositionIds,
    isPause: async () => true,
    isRecontactTemplate,
    releaseWork: async () => undefined,
    closeInteractionsOf: async () => [],
    deleteCannedAnswersOf,
    deleteDispositionsOf,
    eligibilityChanged: () => undefined,
  });
  const contactLists = createContactLists({
    database,
    log: { committed: () => undefined },
    lockIngest: async () => undefined,
    phoneDigits,
    releaseContactList,
    accountsWith: listAccountsWith,
  });
  const list = await contactLists.create(administrator, { name: "Everybody" });
  if ("code" in list) throw new Error(list.code);
  const contactListId = list.contactList.id;

  let number = 0;
  const input: Scene["input"] = (over = {}) => {
    number += 1;
    return {
      name: "Shop",
      key: `T${number}`,
      provider: "twilio",
      phone: "+39 02 1234567",
      domain: "",
      contactListId,
      credentials: [
        { name: "accountSid", value: "AC0123" },
        { name: "authorizationToken", value: "a secret token" },
      ],
      ...over,
    };
  };
  return {
    database,
    accounts,
    contactLists,
    contactListId,
    input,
    async created(over) {
      const answer = await accounts.create(administrator, input(over));
      if ("code" in answer) throw new Error(JSON.stringify(answer));
      return answer.account;
    },
    tellChanged: (accountId) => tellLog([{ kind: "account_changed", accountId } as LogEntry]),
  };
}
