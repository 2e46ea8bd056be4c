/**
 * A contact centre without a database: the core alone, told what happens act by act. Unit tests hold thousands
 * of histories of it to the rules, and the running system is held to the same histories.
 */

import type { InteractionId, InteractionPhase, OfferId, QueueStrategy, RoutingActionId, UserId } from "@parley/schema";
import type { PlanStep, SearchTarget } from "../../routing-plans/index.ts";
import { someFacts } from "../../routing-plans/testing/plan-facts.ts";
import type { Directory } from "../domain/agents.ts";
import { waitingSince } from "../domain/change.ts";
import type { Command } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import type { Change } from "../domain/effects.ts";
import { evaluateAll } from "../domain/evaluate.ts";
import { pendingTransfer } from "../domain/hunt.ts";
import type { RoutedSituation } from "../domain/situation.ts";
import { problemWithTarget } from "../domain/transferring.ts";
import type { Act } from "./histories.ts";
import { Staff } from "./staff.ts";
import { stepsOf, WORLD } from "./world-settings.ts";

type Row = { -readonly [Name in keyof RoutedSituation]: RoutedSituation[Name] } & {
  awaitingCustomerSince: Date | null;
};

type PersonsCommand = Exclude<Command, { readonly type: "evaluate" }>;
const NO_DISPOSITIONS = { isDispositionMandatory: false, isDispositionOffered: false };

export type OnInteraction = Exclude<Extract<Act, { readonly customer: number }>, { readonly type: "message" }>;

/** How a customer's interaction stands, as both the world and the running system can tell it; agents by their places. */
export interface Standing {
  readonly phase: InteractionPhase | "none";
  readonly owner: number | null;
  readonly ringing: readonly number[];
  readonly isUnread: boolean;
  readonly isTransferring: boolean;
}

/** Sees each evaluation of what searches: the situations before, what was decided, and who could be asked before. */
export type Watch = (
  due: readonly RoutedSituation[],
  changes: readonly Change[],
  before: Directory,
  after: Directory,
) => void;

const account = "account";
const START = Date.parse("2026-03-12T12:00:00Z");

export class World {
  readonly #staff: Staff;
  readonly #rows: (Row | null)[] = Array.from({ length: WORLD.customers }, () => null);
  readonly #watch: Watch;
  #plan = 0;
  #now = START;
  #interactions = 0;
  #offers = 0;

  constructor(strategy: QueueStrategy, watch: Watch = () => undefined) {
    this.#staff = new Staff(strategy, account);
    this.#watch = watch;
  }

  get now(): Date {
    return new Date(this.#now);
  }

  /** What is open, by customer. */
  get open(): readonly RoutedSituation[] {
    return this.#open;
  }

  get #open(): readonly Row[] {
    return this.#rows.filter((row): row is Row => row !== null);
  }

  standing(customer: number): Standing {
    const row = this.#rows[customer] ?? null;
    if (row === null) return { phase: "none", owner: null, ringing: [], isUnread: false, isTransferring: false };
    return {
      phase: row.phase,
      owner: row.ownerId === null ? null : this.#staff.placeOf(row.ownerId),
      ringing: row.pending.map(({ agentId }) => this.#staff.placeOf(agentId)).sort(),
      isUnread: row.isUnread,
      isTransferring: pendingTransfer(row.state) !== null,
    };
  }

  isPaused(agent: number): boolean {
    return this.#staff.person(agent).isPaused;
  }

  isOnline(agent: number): boolean {
    return this.#staff.person(agent).isOnline;
  }

  /** Who does an act on an interaction: its owner, somebody it rings for, or who is named; null: nobody can now. */
  actor(act: OnInteraction): number | null {
    const row = this.#rows[act.customer];
    if (!row) return null;
    if ("agent" in act) return act.agent;
    if ("nth" in act) {
      const ringing = this.standing(act.customer).ringing;
      return ringing[act.nth % ringing.length] ?? null;
    }
    return row.phase === "assigned" && row.ownerId !== null ? this.#staff.placeOf(row.ownerId) : null;
  }

  /** Whether an act can be done now; a history leaves out those that cannot. */
  can(act: Act): boolean {
    if (act.type === "pauses") return this.#staff.person(act.agent).isOnline;
    if (act.type === "planEdit") return !this.#staff.group(0).isDeleted && this.#mayBeSet(1 - this.#plan);
    if (act.type === "deletesQueue") return !this.#staff.group(0).isDeleted;
    if (act.type === "joinsOrLeaves") return !this.#staff.group(act.queue).isDeleted;
    if (act.type === "message" || !("customer" in act)) return true;
    const [row, actor] = [this.#rows[act.customer], this.actor(act)];
    if (!row || actor === null) return false;
    const { isOnline, isOnAccount } = this.#staff.person(actor);
    if (act.type === "isGiven")
      return isOnAccount && !(row.phase === "assigned" && this.#staff.placeOf(row.ownerId) === actor);
    if (!isOnline || !isOnAccount) return false;
    const isTransferring = pendingTransfer(row.state) !== null;
    if (act.type === "takes") return row.phase === "waiting";
    if (act.type === "cancelsTransfer") return isTransferring;
    if (act.type === "transfers") return !isTransferring && this.#problem(act, row) === null;
    return true;
  }

  /** A plan may name only agents of the account. */
  #mayBeSet(plan: number): boolean {
    return stepsOf(plan).every(({ agent }) => agent === undefined || this.#staff.person(agent).isOnAccount);
  }

  /** Does it, and lets routing do what follows. */
  do(act: Act): void {
    this.#now += 10;
    this.#happens(act);
    this.#settle();
  }

  #happens(act: Act): void {
    if (act.type === "message") this.#message(act.customer);
    else if ("customer" in act) this.#actOn(act);
    else if ("agent" in act) this.#concerns(act);
    else if (act.type === "wait") this.#now += act.seconds * 1_000;
    else if (act.type === "planEdit") this.#plan = 1 - this.#plan;
    else if (act.type === "deletesQueue") this.#staff.group(0).isDeleted = true;
  }

  #concerns(act: Extract<Act, { readonly agent: number }> & { readonly customer?: never }): void {
    const person = this.#staff.person(act.agent);
    if (act.type === "pauses") person.isPaused = !person.isPaused;
    if (act.type === "comesOrGoes") person.isOnline = !person.isOnline;
    if (act.type === "joinsOrLeaves") {
      const group = this.#staff.group(act.queue);
      const others = group.members.filter((it) => it !== act.agent);
      group.members = group.members.length > others.length ? others : [...others, act.agent].sort();
    }
    if (act.type !== "getsOrLosesAccount") return;
    person.isOnAccount = !person.isOnAccount;
    const left = person.isOnAccount
      ? []
      : this.#rows.filter((row) => row?.phase === "assigned" && row.ownerId === person.id);
    for (const row of left) if (row !== null) this.#command(row, { type: "loseOwner" });
  }

  #actOn(act: OnInteraction): void {
    const row = this.#rows[act.customer];
    if (!row) throw new Error("there is nothing to act on");
    if (act.type === "writes") row.awaitingCustomerSince = this.now;
    else this.#command(row, this.#commandOf(act, row, this.#staff.person(this.actor(act) ?? 0).id));
  }

  #commandOf(act: OnInteraction, row: Row, agentId: UserId): PersonsCommand {
    const by = { userId: agentId, mayIntervene: false };
    const offerId = row.pending.find((it) => it.agentId === agentId)?.id ?? ("none" as OfferId);
    switch (act.type) {
      case "accepts":
        return { type: "accept", offerId, agentId };
      case "rejects":
        return { type: "reject", offerId, agentId };
      case "takes":
        return { type: "take", by };
      case "transfers": {
        const seconds = WORLD.transferSeconds;
        return { type: "transfer", by, target: this.#target(act), seconds, isEnabled: true, targetProblem: null };
      }
      case "cancelsTransfer":
        return { type: "cancelTransfer", by };
      case "opensTab":
        return { type: "openTab", agentId };
      case "closesTab":
        return { type: "closeTab", agentId };
      case "handsBack":
        return { type: "handBack", by };
      case "closes":
        return { type: "close", by, dispositionId: null, note: null, rules: NO_DISPOSITIONS };
      case "isGiven":
        return { type: "assign", agentId, byId: "supervisor" as UserId };
      default:
        throw new Error(`${act.type} is no command`);
    }
  }

  #message(customer: number): void {
    const row = this.#rows[customer] ?? this.#opened(customer);
    const isOwnerOnline = row.ownerId !== null && this.#staff.person(this.#staff.placeOf(row.ownerId)).isOnline;
    this.#command(row, { type: "inbound", isOwnerOnline });
    Object.assign(row, { isUnread: true, hasInbound: true, awaitingCustomerSince: null });
  }

  #opened(customer: number): Row {
    const row: Row = {
      accountId: account,
      phase: "routing",
      state: null,
      dueAt: null,
      ownerId: null,
      assignedQueueId: null,
      isTabOpen: false,
      isUnread: true,
      hasInbound: false,
      pending: [],
      waitingSince: this.now,
      awaitingCustomerSince: null,
      waits: { assignedAgentSeconds: WORLD.waitSeconds, assignedQueueSeconds: WORLD.waitSeconds },
      facts: someFacts({ interaction: { ...someFacts().interaction, id: this.#newInteractionId() } }),
      ...this.#planView(),
    };
    this.#rows[customer] = row;
    return row;
  }

  #planView() {
    const plan = stepsOf(this.#plan).map(({ queue, agent, waitSeconds }, place): PlanStep => {
      const id = `step ${place}` as RoutingActionId;
      return queue === undefined
        ? { id, type: "agent", agentId: this.#staff.person(agent ?? 0).id, waitSeconds }
        : { id, type: "queue", queueId: this.#staff.group(queue).id, waitSeconds };
    });
    return { plan, inboundCount: 1, repliedStepIds: new Set<string>() };
  }

  #command(row: Row, command: PersonsCommand): void {
    const decision = decide(row, command as never, this.now);
    if ("refusal" in (decision as object)) throw new Error(`${command.type} is refused: ${JSON.stringify(decision)}`);
    this.#apply(row, decision as Change);
  }

  /** Silence closes; then whatever searches is looked at until nothing is due. */
  #settle(): void {
    for (const row of this.#open) {
      const silentMs = this.#now - (row.awaitingCustomerSince?.getTime() ?? Number.POSITIVE_INFINITY);
      if (silentMs >= WORLD.inactivityMinutes * 60_000) this.#command(row, { type: "closeForInactivity" });
    }
    for (const row of this.#open) if (row.dueAt !== null) row.dueAt = this.now;
    for (let rounds = 0; ; rounds += 1) {
      const due = this.#open.filter(({ dueAt }) => dueAt !== null && dueAt <= this.now);
      if (due.length === 0) return;
      if (rounds > 20) throw new Error("routing does not come to rest");
      this.#evaluate(due);
    }
  }

  #evaluate(due: readonly Row[]): void {
    const [directory, before] = [this.#staff.directory(this.open), this.#staff.directory(this.open)];
    const changes = evaluateAll(due, { ...directory, isOpen: () => undefined, hasCommand: () => false }, this.now);
    this.#staff.remember(directory);
    const situations = due.map((row) => ({ ...row }));
    due.forEach((row, place) => {
      const change = changes[place];
      if (change !== undefined) this.#apply(row, change);
    });
    this.#watch(situations, changes, before, this.#staff.directory(this.open));
  }

  #apply(row: Row, { effects, ...change }: Change): void {
    const ended = new Set(effects.flatMap((it) => (it.do === "endOffer" ? [it.offerId] : [])));
    const made = effects.flatMap((it) => (it.do === "offer" ? [{ ...it, id: this.#newOfferId() }] : []));
    const mark = effects.reduce((isUnread, it) => (it.do === "mark" ? it.as === "unread" : isUnread), row.isUnread);
    Object.assign(row, change, {
      pending: [...row.pending.filter(({ id }) => !ended.has(id)), ...made],
      isUnread: mark,
      waitingSince: waitingSince(row, change, this.now),
    });
    if (row.phase === "closed") this.#rows[this.#rows.indexOf(row)] = null;
  }

  /** Ids grow, as those of the running system do. */
  #newInteractionId(): InteractionId {
    this.#interactions += 1;
    return `interaction ${String(this.#interactions).padStart(3, "0")}` as InteractionId;
  }

  #newOfferId(): OfferId {
    this.#offers += 1;
    return `offer ${this.#offers}` as OfferId;
  }

  #problem(act: Extract<Act, { readonly type: "transfers" }>, row: Row) {
    return problemWithTarget(this.#target(act), row, this.#staff.directory(this.open));
  }

  #target({ to }: Extract<Act, { readonly type: "transfers" }>): SearchTarget {
    return to === "queue"
      ? { type: "queue", queueId: this.#staff.group(1).id }
      : { type: "agent", agentId: this.#staff.person(to).id };
  }
}
