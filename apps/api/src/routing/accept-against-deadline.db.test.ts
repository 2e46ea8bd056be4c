/** T11: ten thousand accepts as their offers run out, against the router that expires them. */
import type { AccountId, InteractionId, OfferId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import { acceptOffer } from "./application/accept-offer.ts";
import { routeDue } from "./application/route-due.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
}, 60_000);
afterAll(() => fresh.drop());

const TRIALS = 10_000;
const ROUND = 500;
/** Offers of a round run out one after the other within this time. */
const SPREAD_MS = 1_500;
const AGENTS_AT_ONCE = 8;

const silent = { addSystemLines: async () => [], addAutomaticReplies: async () => [] };

async function anAccount(): Promise<{ accountId: AccountId; agentId: UserId }> {
  const em = fresh.database.fork();
  const [accountId, agentId, listId] = [newId<AccountId>(), newId<UserId>(), newId<string>()];
  await query(em, sql`insert into contact_list (id, name) values (${listId}, 'Customers')`);
  await query(
    em,
    sql`insert into parley_user (id, name, email, role, password_hash, capacity) values (${agentId}, 'Ana', 'ana@example.test', 'agent', 'x', 100)`,
  );
  await query(
    em,
    sql`insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        values (${accountId}, 'One', 'ONE', 'meta', '390299990001', '390299990001', 'example.test', 'token', ${listId}, 'text')`,
  );
  return { accountId, agentId };
}

interface Trial {
  readonly interactionId: InteractionId;
  readonly offerId: OfferId;
}

/** Interactions each offered to the agent until a moment of its own in the next second and a half. */
async function ringing({ accountId, agentId }: { accountId: AccountId; agentId: UserId }): Promise<readonly Trial[]> {
  const trials = Array.from({ length: ROUND }, () => ({
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
              'target', jsonb_build_object('type', 'agent', 'agentId', ${agentId}::text), 'planIndex', 0,
              'giveUpAt', to_char((ends_at at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'rejectedBy', '[]'::jsonb)),
            ends_at, ${agentId}::uuid
          from (select *, clock_timestamp() + make_interval(secs => nth * ${SPREAD_MS / 1_000 / ROUND}::float8) as ends_at
                from unnest(${ids("interactionId")}::uuid[], ${ids("contactId")}::uuid[]) with ordinality
                  as it (interaction_id, contact_id, nth)) as row`,
    );
    await query(
      em,
      sql`insert into offer (id, interaction_id, account_id, agent_id, reason, expires_at)
          select it.offer_id, it.interaction_id, ${accountId}::uuid, ${agentId}::uuid, 'plan_agent', interaction.routing_due_at
          from unnest(${ids("offerId")}::uuid[], ${ids("interactionId")}::uuid[]) as it (offer_id, interaction_id)
          join interaction on interaction.id = it.interaction_id`,
    );
  });
  return trials;
}

test("ten thousand accepts against the deadline: never both, never neither", async () => {
  const { database } = fresh;
  const who = await anAccount();
  const deps = { database, messaging: silent, closeInteractions: async () => [] };
  const answers = new Map<InteractionId, string>();

  for (let done = 0; done < TRIALS; done += ROUND) {
    const trials = await ringing(who);
    let isRacing = true;
    const router = (async () => {
      while (isRacing) await routeDue(deps);
    })();
    const begun = trials[Symbol.iterator]();
    await Promise.all(
      Array.from({ length: AGENTS_AT_ONCE }, async () => {
        for (const { interactionId, offerId } of begun)
          answers.set(interactionId, (await acceptOffer(deps, offerId, who.agentId)).type);
      }),
    );
    isRacing = false;
    await router;
  }
  while ((await routeDue(deps)) > 0);
  await query(database.fork(), sql`update interaction set routing_due_at = now() where routing_due_at is not null`);
  while ((await routeDue(deps)) > 0);

  const ended = await query<{ id: InteractionId; ended: string }>(
    database.fork(),
    sql`select interaction.id, concat_ws(' ', phase, offer.state, case when assigned_agent_id is null then 'nobody' else 'owned' end) as ended
        from interaction join offer on offer.interaction_id = interaction.id`,
  );
  const ways = ended.map((it) => `${answers.get(it.id)}: ${it.ended}`);
  expect(ways).toHaveLength(TRIALS);
  // Both ways are there, else the race was none; no third way is.
  expect([...new Set(ways)].sort()).toEqual([
    "accepted: assigned accepted owned",
    "notPending: waiting expired nobody",
  ]);
}, 180_000);
