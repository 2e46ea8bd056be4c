/** The words of a line about an interaction's life, and what they are made of. Pure. */
import type { CallFailure, ClosedBy, SystemLine } from "@parley/schema";

const BY_CLOSER: Readonly<Record<ClosedBy, string>> = {
  agent: "Closed by {agent}.",
  supervisor: "Closed by {agent}, who stepped in.",
  plan: "Closed by the routing plan.",
  inactivity: "Closed for inactivity.",
  whitelist: "Closed: the sender is in none of the attached lists.",
};

const BY_EVENT: Readonly<Record<string, string>> = {
  opened: "Interaction opened.",
  accepted: "{agent} accepted.",
  taken: "{agent} took it over.",
  tagged: "{agent} changed the tags.",
  transferred: "{agent} accepted the transfer.",
  transfer_requested: "{agent} is transferring it to {target}.",
  transfer_cancelled: "{agent} took the transfer back.",
  transfer_rejected: "The transfer was rejected: it is back with {target}, unread.",
  transfer_returned: "Nobody accepted the transfer: it is back with {target}, unread.",
  assigned: "{agent} gave it to {target}.",
  handed_back: "{agent} gave it back.",
  owner_gone: "{target} can no longer answer here. Routing looks for somebody else.",
  plan_spent: "The routing plan found nobody. Any agent of the account may take it.",
  target_gone: "A step of the routing plan was skipped: what it named no longer exists.",
  jumps_spent: "The routing plan was ended: it jumped back and forth without an end.",
  variables_full: "A step of the routing plan was skipped: there are as many variables as there may be.",
};

const BY_CALL_FAILURE: Readonly<Record<CallFailure, string>> = {
  timeout: "no answer came in time",
  refused: "the address may not be called",
  unreachable: "nobody answered at the address",
  status: "the answer was an error",
  too_large: "the answer was too long",
  no_json: "the answer was no JSON",
  command: "the command failed",
  secret: "a secret header cannot be opened: enter it again",
};

/** The sentence of an event, with `{agent}` where the name of its author belongs and `{target}` where that of the agent or queue in its detail does; the database fills them in. Unknown events show their code. */
export function systemLinePattern(event: string, detail: Readonly<Record<string, unknown>> | null): string {
  if (event === "closed") return wordsOf(BY_CLOSER, detail?.closedBy) ?? "Closed.";
  if (event === "call_failed") {
    return `A step of the routing plan asked in vain: ${wordsOf(BY_CALL_FAILURE, detail?.text) ?? "it failed"}.`;
  }
  // An administrator's words, with a customer's in them.
  if (event === "plan_note") return String(detail?.text);
  return BY_EVENT[event] ?? `${event.charAt(0).toUpperCase()}${event.slice(1).replaceAll("_", " ")}.`;
}

/** What a stored line is made of; null for lines that do not know what their people were called. */
export function systemLineOf({
  detail,
  names,
}: {
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly names?: { readonly agent: string | null; readonly target: string | null };
}): SystemLine | null {
  if (names === undefined) return null;
  const { closedBy, text } = detail ?? {};
  return {
    agentName: names.agent,
    targetName: names.target,
    closedBy: isKey(BY_CLOSER, closedBy) ? closedBy : null,
    callFailure: isKey(BY_CALL_FAILURE, text) ? text : null,
  };
}

function wordsOf<Key extends string>(words: Readonly<Record<Key, string>>, key: unknown): string | null {
  return isKey(words, key) ? words[key] : null;
}

function isKey<Key extends string>(words: Readonly<Record<Key, string>>, key: unknown): key is Key {
  return typeof key === "string" && Object.hasOwn(words, key);
}
