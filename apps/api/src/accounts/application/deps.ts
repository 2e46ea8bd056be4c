import type {
  AccountId,
  ContactListId,
  DispositionId,
  IntervalId,
  PauseId,
  QueueId,
  TemplateId,
  UserId,
} from "@parley/schema";
import type { Database, Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import type { Logger } from "../../platform/logging.ts";
import type { Sealer } from "../../platform/sealing.ts";

/** What this area is given; the functions are other areas' doors, so that no area imports in a circle. */
export interface AccountsDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed" | "listen">;
  readonly logger: Logger;
  readonly sealer: Sealer;
  /** PUBLIC_URL: where receive URLs lead unless another domain is entered. */
  readonly publicUrl: string;
  /** Whether there is such a contact list. */
  readonly isContactList: (em: Em, id: ContactListId) => Promise<boolean>;
  /** Which of the contact lists are there. */
  readonly presentContactListIds: (em: Em, ids: readonly ContactListId[]) => Promise<ReadonlySet<string>>;
  /** Attaches exactly these lists as an account's whitelist; whether anything changed. */
  readonly setWhitelists: (em: Em, accountId: AccountId, ids: readonly ContactListId[]) => Promise<boolean>;
  /** Which of the queues are there. */
  readonly presentQueueIds: (em: Em, ids: readonly QueueId[]) => Promise<ReadonlySet<string>>;
  /** Which of the intervals are there. */
  readonly presentIntervalIds: (em: Em, ids: readonly IntervalId[]) => Promise<ReadonlySet<string>>;
  /** Names of the commands that the operator lets plans run. */
  readonly commandNames: readonly string[];
  /** Dispositions an account may be closed with: its own and the general ones, without the system's. */
  readonly choosableDispositionIds: (em: Em, accountId: AccountId) => Promise<ReadonlySet<DispositionId>>;
  /** Whether there is such a pause. */
  readonly isPause: (em: Em, id: PauseId) => Promise<boolean>;
  /** Whether the template is the account's, approved and marked recontact. */
  readonly isRecontactTemplate: (em: Em, accountId: AccountId, id: TemplateId) => Promise<boolean>;
  /** Routes anew what users own and can no longer answer. */
  readonly releaseWork: (em: Em, userIds: readonly UserId[]) => Promise<void>;
  /** Closes what is open on an account that is being deleted (R16); what to record of it. */
  readonly closeInteractionsOf: (em: Em, accountId: AccountId) => Promise<readonly Fact[]>;
  /** Delete what only an account that is being deleted has. */
  readonly deleteCannedAnswersOf: (em: Em, accountId: AccountId) => Promise<void>;
  readonly deleteDispositionsOf: (em: Em, accountId: AccountId) => Promise<void>;
  /** Somebody may have become eligible for offers, or is no longer: routing evaluates again (R6, R7). */
  readonly eligibilityChanged: () => void;
}
