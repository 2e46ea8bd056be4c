/** Accepts as their offers run out, thousands of them, against the router that expires them. */
import type { AccountId, InteractionId, OfferId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { createLogger } from "../platform/logging.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import { acceptOffer } from "./application/answer-offer.ts";
import { routeDue } from "./application/route-due.ts";
import { employedAgent } from "./testing/employed-agent.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
}, 60_000);
afterAll(() => fresh.drop());

const MAX_TRIALS = 10_000;
/** As many trials as this time has room for: about ten thousand where nothing else runs. */
const ENOUGH_MS = 15_000;
const FEWEST_TRIALS = 100;
const LANES = 4;

const silent = { addSystemLines: async () => [], addAutomaticReplies: async () => [] };

interface Trial {
  readonly interactionId: InteractionId;
  readonly offerId: OfferId;
}

/** Interactions each offered to the agent, for a long time yet. */
async function ringing({ accountId, agentId }: { accountId: AccountId; agentId: UserId }): Promise<readonly Trial[]> {
  const trials = Array.from({ length: MAX_TRIALS }, () => ({
    interactionId: newId<InteractionId>(),
    offerId: newId<OfferId>(),
    contactId: newId<string>(),
  }));
  const ids = (name: keyof (typeof trials)[number]) => trials.map((trial) => trial[name]);
  await fresh.database.transaction(async (em) => {
    await query(
      em,
      sql`insert into contact (id, name) select id, 'Customer' from unnest(${ids("contactId")}::uuid[]) as id`,
    );
    await query(
      em,
      sql`insert into interaction (id, account_id, contact_id, phase, waiting_since, routing, routing_due_at, hunted_agent_id)
          select interaction_id, ${accountId}::uuid, contact_id, 'offered', now(),
            jsonb_build_object('stage', 'hunting', 'hunt', jsonb_build_object('reason', 'plan_agent',
              'target', jsonb_build_object('type', 'agent', 'agentId', ${agentId}::text), 'planIndex', 0, 'rejectedBy', '[]'::jsonb)),
            now() + interval '1 day', ${agentId}::uuid
          from unnest(${ids("interactionId")}::uuid[], ${ids("contactId")}::uuid[]) as it (interaction_id, contact_id)`,
    );
    await query(
      em,
      sql`insert into offer (id, interaction_id, account_id, agent_id, reason, expires_at)
          select offer_id, interaction_id, ${accountId}::uuid, ${agentId}::uuid, 'plan_agent', now() + interval '1 day'
          from unnest(${ids("offerId")}::uuid[], ${ids("interactionId")}::uuid[]) as it (offer_id, interaction_id)`,
    );
  });
  return trials;
}

/** Lets the offer, and the search behind it, run out so soon. */
async function runsOut({ interactionId, offerId }: Trial, inMs: number): Promise<void> {
  await query(
    fresh.database.fork(),
    sql`with deadline as (select clock_timestamp() + make_interval(secs => ${inMs / 1_000}::float8) as at),
          searched as (
            update interaction set routing_due_at = deadline.at, routing = jsonb_set(routing, '{hunt,giveUpAt}',
              to_jsonb(to_char(deadline.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
            from deadline where interaction.id = ${interactionId})
        update offer set expires_at = deadline.at from deadline where offer.id = ${offerId}`,
  );
}

test("accepts against the deadline: never both, never neither", async () => {
  const { database } = fresh;
  const who = await employedAgent(database, 100);
  const deps = {
    database,
    messaging: silent,
    closeInteractions: async () => [],
    logger: createLogger("silent"),
    openingHours: async () => new Map(),
    commands: new Map(),
  };
  const begun = (await ringing(who))[Symbol.iterator]();
  const answers = new Map<InteractionId, string>();
  const until = performance.now() + ENOUGH_MS;
  // The deadline falls somewhere into the accept, however fast this machine is now.
  let acceptMs = 10;

  const accepting = Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const trial of begun) {
        await runsOut(trial, Math.random() * 2 * acceptMs);
        const startedAt = performance.now();
        answers.set(trial.interactionId, (await acceptOffer(deps, trial.offerId, who.agentId)).type);
        acceptMs = 0.9 * acceptMs + 0.1 * (performance.now() - startedAt);
        if (answers.size >= FEWEST_TRIALS && performance.now() > until) return;
      }
    }),
  );
  let isRacing = true;
  void accepting.finally(() => {
    isRacing = false;
  });
  while (isRacing) await routeDue(deps);
  await accepting;
  await eventuallyNothingDue(deps);

  const ways = await query<{ id: InteractionId; ended: string }>(
    database.fork(),
    sql`select interaction.id, concat_ws(' ', phase, offer.state, case when assigned_agent_id is null then 'nobody' else 'owned' end) as ended
        from interaction join offer on offer.interaction_id = interaction.id where interaction.id = any(${[...answers.keys()]}::uuid[])`,
  );
  expect(ways).toHaveLength(answers.size);
  // Both ways are there, else the race was none; no third way is.
  expect([...new Set(ways.map(({ id, ended }) => `${answers.get(id)}: ${ended}`))].sort()).toEqual([
    "accepted: assigned accepted owned",
    "notPending: waiting expired nobody",
  ]);
}, 120_000);

/** Routes what fell due in the race's last moments; the deadlines left are a day away. */
async function eventuallyNothingDue(deps: Parameters<typeof routeDue>[0]): Promise<void> {
  for (;;) {
    await routeDue(deps);
    const soon = await query(
      fresh.database.fork(),
      sql`select 1 from interaction where routing_due_at < now() + interval '1 hour' limit 1`,
    );
    if (soon.length === 0) return;
  }
}
