/**
 * The life of one interaction's ownership: plan, offers, waits, transfer, inactivity (R5–R10).
 *
 * Pure: no clock, no database. The caller loads the situation under its lock, passes the time in, and stores
 * what comes back.
 */
import type { InteractionPhase } from "@parley/schema";
import { accept, reject } from "./answering.ts";
import { unchanged } from "./change.ts";
import { close, closeForInactivity } from "./closing.ts";
import type { Command, Refusal } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { Change } from "./effects.ts";
import { evaluate } from "./evaluate.ts";
import { assign, closeTab, handBack, loseOwner, noteInbound, openTab, take } from "./owning.ts";
import type { RoutedSituation, Situation } from "./situation.ts";
import { cancelTransfer, transfer } from "./transferring.ts";

type CommandOf<Type> = Extract<Command, { readonly type: Type }>;
/** Looking for agents needs the plan and the waits; people's commands do not. */
type SituationFor<Type> = Type extends "evaluate" ? RoutedSituation : Situation;
/** `yes`: it is heard; `nothing`: it changes nothing; else why not. */
type Hearing = "yes" | "nothing" | Refusal;

/** Which command is heard in which phase. */
const HEARD: { readonly [Type in Command["type"]]: Readonly<Record<InteractionPhase, Hearing>> } = {
  evaluate: { routing: "yes", offered: "yes", assigned: "yes", waiting: "yes", closed: "nothing" },
  inbound: { routing: "yes", offered: "yes", assigned: "yes", waiting: "yes", closed: "nothing" },
  accept: {
    routing: "offerNotPending",
    offered: "yes",
    assigned: "yes",
    waiting: "offerNotPending",
    closed: "offerNotPending",
  },
  reject: {
    routing: "offerNotPending",
    offered: "yes",
    assigned: "yes",
    waiting: "offerNotPending",
    closed: "offerNotPending",
  },
  take: { routing: "yes", offered: "yes", assigned: "yes", waiting: "yes", closed: "closed" },
  assign: { routing: "yes", offered: "yes", assigned: "yes", waiting: "yes", closed: "closed" },
  handBack: { routing: "notYours", offered: "notYours", assigned: "yes", waiting: "notYours", closed: "closed" },
  transfer: { routing: "notYours", offered: "notYours", assigned: "yes", waiting: "notYours", closed: "closed" },
  cancelTransfer: {
    routing: "noTransferPending",
    offered: "noTransferPending",
    assigned: "yes",
    waiting: "noTransferPending",
    closed: "closed",
  },
  openTab: { routing: "nothing", offered: "nothing", assigned: "yes", waiting: "nothing", closed: "nothing" },
  closeTab: { routing: "nothing", offered: "nothing", assigned: "yes", waiting: "nothing", closed: "nothing" },
  loseOwner: { routing: "nothing", offered: "nothing", assigned: "yes", waiting: "nothing", closed: "nothing" },
  close: { routing: "yes", offered: "yes", assigned: "yes", waiting: "yes", closed: "closed" },
  closeForInactivity: { routing: "yes", offered: "yes", assigned: "yes", waiting: "yes", closed: "nothing" },
};

/** What each command that is heard does. */
const DONE: {
  readonly [Type in Command["type"]]: (situation: SituationFor<Type>, command: CommandOf<Type>, now: Date) => Decision;
} = {
  evaluate: (situation, { directory }, now) => evaluate(situation, directory, now),
  inbound: noteInbound,
  accept,
  reject,
  take,
  assign,
  handBack,
  transfer,
  cancelTransfer,
  openTab,
  closeTab,
  loseOwner,
  close,
  closeForInactivity,
};

/** What a command does to an interaction at one moment, or why it may not. Being looked at too early, twice or late does no harm. */
export function decide<Type extends Command["type"]>(
  situation: SituationFor<Type>,
  command: CommandOf<Type> & { readonly type: Type },
  now: Date,
): Type extends "evaluate" | "inbound" | "openTab" | "closeTab" | "loseOwner" | "closeForInactivity"
  ? Change
  : Decision;
export function decide(situation: Situation, command: Command, now: Date): Decision {
  const heard = HEARD[command.type][situation.phase];
  if (heard === "nothing") return unchanged(situation);
  if (heard !== "yes") return { refusal: heard };
  return (DONE[command.type] as (situation: Situation, command: Command, now: Date) => Decision)(
    situation,
    command,
    now,
  );
}
