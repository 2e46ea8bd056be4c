import { sql } from "kysely";
import { placeOf } from "../../platform/client-address.ts";
import { type Em, query } from "../../platform/database.ts";
import { hashToken } from "../../platform/sealing.ts";
import {
  FAILURES_COUNT_SECONDS,
  PAUSES_BY_ADDRESS,
  PAUSES_BY_EMAIL,
  PAUSES_BY_EMAIL_EVERYWHERE,
  type Pauses,
} from "../domain/sign-in-pauses.ts";

/** Who tries, and from where: each is counted by itself. */
export interface SignInAttempt {
  readonly email: string;
  readonly remoteAddress: string;
  /** The browser or session in which this user has proved before who they are: it is counted alone, whatever strangers do. */
  readonly knownId: string | null;
}

/**
 * Counts an attempt before it is made, so that a hundred at once are a hundred; null when it may be made,
 * else the seconds to wait. What turns out right is taken back with `forgetFailures`.
 */
export async function countAttempt(em: Em, attempt: SignInAttempt): Promise<number | null> {
  for (const { key, pauses } of countersOf(attempt)) {
    const seconds = await count(em, key, pauses);
    if (seconds !== null) return seconds;
  }
  return null;
}

/** After a right password: their own failures are forgotten, and this attempt is no failure among those of others. */
export async function forgetFailures(em: Em, attempt: SignInAttempt): Promise<void> {
  const keysOf = (isShared: boolean) =>
    countersOf(attempt).flatMap((counter) => (counter.isShared === isShared ? [counter.key] : []));
  await query(
    em,
    sql`delete from sign_in_throttle where key = any(${keysOf(false)}::text[]) or first_failed_at < now() - interval '1 day'`,
  );
  await query(
    em,
    sql`update sign_in_throttle set failures = failures - 1, blocked_until = null where key = any(${keysOf(true)}::text[]) and failures > 0`,
  );
}

async function count(em: Em, key: string, pauses: Pauses): Promise<number | null> {
  const pause = sql`(${pauses}::int[])[least(excluded.failures + case when ${isOld} then 0 else sign_in_throttle.failures end, ${pauses.length})]`;
  // clock_timestamp: attempts that come at once wait here for each other, and now() is when they began to.
  const counted = await query(
    em,
    sql`insert into sign_in_throttle (key, failures, first_failed_at) values (${key}, 1, clock_timestamp())
        on conflict (key) do update set
          failures = case when ${isOld} then 1 else sign_in_throttle.failures + 1 end,
          first_failed_at = case when ${isOld} then clock_timestamp() else sign_in_throttle.first_failed_at end,
          blocked_until = clock_timestamp() + make_interval(secs => nullif(${pause}, 0))
        where sign_in_throttle.blocked_until is null or sign_in_throttle.blocked_until <= clock_timestamp()
        returning key`,
  );
  if (counted.length > 0) return null;
  const [blocked] = await query<{ seconds: number }>(
    em,
    sql`select ceil(extract(epoch from blocked_until - clock_timestamp()))::int as seconds from sign_in_throttle where key = ${key}`,
  );
  return Math.max(1, blocked?.seconds ?? 1);
}

const isOld = sql`sign_in_throttle.first_failed_at < clock_timestamp() - make_interval(secs => ${FAILURES_COUNT_SECONDS})`;

interface Counter {
  readonly key: string;
  readonly pauses: Pauses;
  /** Strangers' failures count here too. */
  readonly isShared: boolean;
}

/**
 * What an attempt counts for, in this order: a place that waits leaves no rows of invented addresses behind, and
 * somebody who waits adds nothing to what holds up others at the same address of mail.
 */
function countersOf({ email, remoteAddress, knownId }: SignInAttempt): readonly Counter[] {
  // Hashed: what is typed there by mistake may be a password.
  const emailKey = `email:${hashToken(email.trim().toLowerCase()).toString("base64url")}`;
  const placeKey = `address:${placeOf(remoteAddress)}`;
  if (knownId !== null) return [{ key: `${emailKey} known:${knownId}`, pauses: PAUSES_BY_EMAIL, isShared: false }];
  return [
    { key: placeKey, pauses: PAUSES_BY_ADDRESS, isShared: true },
    { key: `${emailKey} ${placeKey}`, pauses: PAUSES_BY_EMAIL, isShared: false },
    { key: emailKey, pauses: PAUSES_BY_EMAIL_EVERYWHERE, isShared: true },
  ];
}
