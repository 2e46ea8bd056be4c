/** One message a customer sent through Meta: a message, a reaction, an edit, a withdrawal or a change of identity. */
import type { InboundEvent, OurAddress, Person } from "../inbound.ts";
import { flagAt, idAt, type JsonObject, objectAt, personOf, stringAt, unixSeconds, valueAt } from "../reading.ts";
import type { PersonFinder } from "./people.ts";
import { readMetaContent, readReferral } from "./read-content.ts";

/** Where the message stands: what its neighbours say of it. */
interface MessageSetting {
  readonly to: OurAddress;
  readonly find: PersonFinder;
  /** Where the reseller stored the file of the one message of this body; null with Meta itself. */
  readonly mediaUrl: string | null;
}

/** The events of one message; a text says why it cannot be read. Messages of groups are none of ours: no event. */
export function readMetaMessage(message: JsonObject, { to, find, mediaUrl }: MessageSetting): InboundEvent[] | string {
  if (idAt(message, "group_id") !== null) return [];
  const providerMessageId = idAt(message, "id");
  if (providerMessageId === null) return "A message has no id";
  const from = find([
    valueAt(message, "from"),
    valueAt(message, "from_user_id"),
    valueAt(message, "from_parent_user_id"),
  ]);
  if (from === null) return "A message names no sender that can be read";
  const occurredAt = unixSeconds(valueAt(message, "timestamp"));
  const base = { to, occurredAt, from, providerMessageId };

  switch (valueAt(message, "type")) {
    case "reaction": {
      const reaction = objectAt(message, "reaction");
      const target = idAt(reaction, "message_id");
      if (target === null) return "A reaction does not say to which message";
      return [{ kind: "reaction", ...base, target, emoji: stringAt(reaction, "emoji", 64) }];
    }
    case "edit": {
      const edit = objectAt(message, "edit");
      const target = originalOf(edit);
      const edited = objectAt(edit, "message");
      if (target === null || edited === null) return "An edit does not say what of which message";
      return [{ kind: "edit", ...base, target, content: readMetaContent(edited, mediaUrl) }];
    }
    case "revoke": {
      const target = originalOf(objectAt(message, "revoke"));
      return target === null ? "A withdrawal does not say of which message" : [{ kind: "revoke", ...base, target }];
    }
    case "system": {
      const change = readSystemChange(objectAt(message, "system"), from);
      if (change?.kind === "preference") return [{ ...change, to, occurredAt }];
      const news = change === null ? [] : [{ ...change, to, occurredAt }];
      return [...news, asMessage(message, base, null)];
    }
    default:
      return [asMessage(message, base, mediaUrl)];
  }
}

function asMessage(
  message: JsonObject,
  base: {
    readonly to: OurAddress;
    readonly occurredAt: Date | null;
    readonly from: Person;
    readonly providerMessageId: string;
  },
  mediaUrl: string | null,
): InboundEvent {
  const context = objectAt(message, "context");
  return {
    kind: "message",
    ...base,
    content: readMetaContent(message, mediaUrl),
    replyTo: idAt(context, "id"),
    forwarded: flagAt(context, "frequently_forwarded")
      ? "frequently_forwarded"
      : flagAt(context, "forwarded")
        ? "forwarded"
        : "no",
    referral: readReferral(message),
  };
}

function originalOf(holder: JsonObject | null): string | null {
  return idAt(holder, "original_message_id") ?? idAt(holder, "message_id");
}

type SystemChange =
  | { readonly kind: "identity"; readonly previous: Person; readonly current: Person }
  | { readonly kind: "preference"; readonly from: Person; readonly marketing: "stop" | "resume" };

/** A new number, a new business-scoped id, or the customer's wish about marketing; null for a notice without consequence. */
function readSystemChange(system: JsonObject | null, from: Person): SystemChange | null {
  const marketing = readMarketingWish(valueAt(system, "marketing"));
  if (marketing !== null) return { kind: "preference", from, marketing };
  const current = personOf({
    identifiers: [
      valueAt(system, "new_wa_id"),
      valueAt(system, "wa_id"),
      valueAt(system, "user_id"),
      valueAt(system, "parent_user_id"),
    ],
  });
  return current === null ? null : identityChange(from, { ...current, name: from.name, username: from.username });
}

/** Links two sets of identifiers of one person (R1); null when the second shows nothing new. */
export function identityChange(previous: Person, current: Person): Extract<SystemChange, { kind: "identity" }> | null {
  const isNew = (["phone", "businessScopedId", "parentBusinessScopedId"] as const).some(
    (name) => current[name] !== null && current[name] !== previous[name],
  );
  return isNew ? { kind: "identity", previous, current } : null;
}

/** Signing up through a link is consent, as resuming is. */
export function readMarketingWish(value: unknown): "stop" | "resume" | null {
  if (value === "stop") return "stop";
  return value === "resume" || value === "signup" ? "resume" : null;
}
