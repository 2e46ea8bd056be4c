import type {
  AccountId,
  ContactId,
  InteractionId,
  NotFound,
  Reason,
  StartInteractionInput,
  UserId,
  ValidationFailed,
} from "@parley/schema";
import { guardedAccounts } from "../../accounts/index.ts";
import { lockContact, resolveSenders } from "../../contacts/index.ts";
import { isAccountInScope } from "../../identity/index.ts";
import type { Interactions } from "../../interactions/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import { isId } from "../../platform/ids.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, validationFailed } from "../../platform/refusals.ts";
import { isUnchanged } from "../domain/change.ts";
import { decide } from "../domain/decide.ts";
import { readSituations } from "../persistence/situations.ts";
import { findStartingAccount, type StartingAccount, startedBefore } from "../persistence/starting.ts";
import type { ChangeDeps } from "./change-interaction.ts";
import type { ScopedActor } from "./own-interaction.ts";
import { storeChanges } from "./store-changes.ts";

export interface StartDeps extends ChangeDeps {
  readonly messaging: ChangeDeps["messaging"] & Pick<Messaging, "writeMessage">;
  readonly openOrJoin: Interactions["openOrJoin"];
  /** Contacts are made by one at a time (R1). */
  readonly lockIngest: (em: Em) => Promise<void>;
  readonly phoneDigits: (entered: string) => string | null;
}

type Refusal =
  | NotFound
  | ValidationFailed
  /** Somebody else has the contact's open interaction; nobody yet while it is being offered. */
  | { readonly type: "taken"; readonly ownerId: UserId | null };
export type Started = Refusal | { readonly type: "done"; readonly interactionId: InteractionId };

/** Undoes what was done on the way to a refusal. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("refused");
    this.refusal = refusal;
  }
}

/** Writes to a contact first: opening or joining (R1), owning and sending are one transaction. */
export async function startInteraction(
  deps: StartDeps,
  input: StartInteractionInput,
  by: ScopedActor,
): Promise<Started> {
  const phone = input.phone?.trim() ? deps.phoneDigits(input.phone) : null;
  if (input.contactId && input.phone) return wrong("phone", because("CONTACT_OR_NUMBER"));
  if (!input.contactId && phone === null) return wrong("phone", because("PHONE_WRONG"));
  try {
    return await deps.database.transaction(async (em) => {
      await deps.lockIngest(em);
      const account = await findAccount(em, input.accountId, by);
      const contactId = await findOrMakeContact(em, input, phone, account, by);
      const before = await startedBefore(em, {
        accountId: account.id,
        contactId,
        clientMessageId: input.clientMessageId,
        authorId: by.userId,
      });
      if (before !== null) return { type: "done", interactionId: before };
      const interactionId = await own(em, deps, { accountId: account.id, contactId }, by);
      await write(em, deps, interactionId, input, by);
      return { type: "done", interactionId };
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

interface Subject {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

async function findAccount(em: Em, id: AccountId, { scope }: ScopedActor): Promise<StartingAccount> {
  const account = isId(id) && isAccountInScope(id, scope) ? await findStartingAccount(em, id) : null;
  if (account === null) throw new Refused(notFound("ACCOUNT"));
  return account;
}

async function findOrMakeContact(
  em: Em,
  input: StartInteractionInput,
  phone: string | null,
  account: StartingAccount,
  { scope }: ScopedActor,
): Promise<ContactId> {
  if (input.contactId) {
    const contact = await lockContact(em, input.contactId, scope);
    if (contact === null) throw new Refused(notFound("CONTACT"));
    return contact.id;
  }
  const isGuarded = (await guardedAccounts(em, [account.id])).has(account.id);
  const person = { phone, name: null, username: null, businessScopedId: null, parentBusinessScopedId: null };
  // Being written to puts nobody into a whitelist.
  const { contactIds } = await resolveSenders(em, [
    { person, contactListId: isGuarded ? null : account.contactListId },
  ]);
  const [contactId] = contactIds;
  if (contactId === undefined) throw new Error("A number has no contact.");
  return contactId;
}

/** The contact's open interaction, the actor's from now on. Another's is never taken from them on the way. */
async function own(em: Em, deps: StartDeps, subject: Subject, by: ScopedActor): Promise<InteractionId> {
  const [open] = await deps.openOrJoin(em, [subject]);
  const [loaded] = open === undefined ? [] : await readSituations(em, [open.interactionId]);
  if (open === undefined || loaded === undefined) throw new Error("An interaction vanished while it was opened.");
  if (open.isNew) {
    await record(em, [{ kind: "interaction_opened", interactionId: open.interactionId, accountId: subject.accountId }]);
  }
  const { situation, now } = loaded;
  const isAnothers = situation.phase === "assigned" && situation.ownerId !== by.userId;
  if (isAnothers) throw new Refused({ type: "taken", ownerId: situation.ownerId });
  // Nobody else has heard of a new one: it is the actor's, whatever their role.
  const taker = open.isNew ? { ...by, mayIntervene: true } : by;
  const change = decide(situation, { type: "take", by: taker }, now);
  if ("refusal" in change) throw new Refused({ type: "taken", ownerId: null });
  if (!isUnchanged(situation, change)) await storeChanges(em, deps, [{ loaded, change }]);
  return open.interactionId;
}

async function write(
  em: Em,
  { messaging }: StartDeps,
  interactionId: InteractionId,
  { clientMessageId, templateId, templateParameters, attachmentId }: StartInteractionInput,
  { userId, mayIntervene, scope }: ScopedActor,
): Promise<void> {
  const message = {
    interactionId,
    clientMessageId,
    templateId,
    templateParameters: templateParameters ?? null,
    attachmentId: attachmentId ?? null,
  };
  const written = await messaging.writeMessage(em, message, { userId, scope, mayWriteInAny: mayIntervene });
  if (!("code" in written)) return;
  if (written.code === "VALIDATION_FAILED") throw new Refused(written);
  throw new Error(`A new conversation cannot be written in: ${written.code}.`);
}

function wrong(path: string, reason: Reason): ValidationFailed {
  return validationFailed([wrongField(path, reason)]);
}
