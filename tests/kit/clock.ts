/** The clock of one account under a test's control: not the clock moves on, but every moment stored moves back. */
import type { OwnConnection } from "./database.ts";

/** What the one router of a database holds while it decides. */
const ROUTER_LOCK = 7_251_190_002;

const MOMENTS = [
  `update offer set offered_at = offered_at - $1::interval, expires_at = expires_at - $1::interval, decided_at = decided_at - $1::interval
   where account_id = $2`,
  `update routing_step set at = at - $1::interval where interaction_id in (select id from interaction where account_id = $2)`,
  `update parley_user set last_offered_at = last_offered_at - $1::interval
   where id in (select agent_id from offer where account_id = $2)`,
  `update interaction set routing_due_at = routing_due_at - $1::interval, waiting_since = waiting_since - $1::interval,
     awaiting_customer_since = awaiting_customer_since - $1::interval,
     routing = case when routing->'hunt' is null then routing else jsonb_set(routing, '{hunt,giveUpAt}', to_jsonb(
       to_char(((routing->'hunt'->>'giveUpAt')::timestamptz - $1::interval) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end
   where account_id = $2`,
];

/** Lets so much time pass on an account: what falls due meanwhile is late now, as after a long sleep. */
export async function passTime({ ask }: OwnConnection, accountId: string, seconds: number): Promise<void> {
  await ask("begin");
  await ask("select pg_advisory_xact_lock($1)", [ROUTER_LOCK]);
  for (const moment of MOMENTS) await ask(moment, [`${seconds} seconds`, accountId]);
  await ask("commit");
}

/** Whether routing has come to rest on an account: nothing came that was not read, nothing due that was not looked at, nothing done that was not told. */
export async function isAtRest({ ask }: OwnConnection, accountId: string): Promise<boolean> {
  const [row] = await ask<{ resting: boolean }>(
    `select not exists (select 1 from webhook where account_id = $1 and state = 'pending')
       and not exists (select 1 from interaction where account_id = $1 and routing_due_at <= clock_timestamp())
       and not exists (select 1 from event where position is null) as resting`,
    [accountId],
  );
  return row?.resting === true;
}
