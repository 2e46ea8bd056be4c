/** A thousand strangers at once, every webhook delivered three times, in no order: nothing lost, nothing doubled. */
import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Outcome, Place } from "../bench.ts";
import { sendAll } from "../load/closed-loop.ts";
import { openConnections } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import type { Row } from "../report/row.ts";
import { allPages } from "../system/interactions.ts";
import type { BenchAccount } from "../system/people.ts";
import { createMetaAccount } from "../system/people.ts";
import type { BenchSystem } from "../system/system.ts";

const CONTACTS = 1_000;
const MESSAGES = 4;
const DELIVERIES = 3;
const CONNECTIONS = 8;
const WITHIN_MS = 60_000;
/** What another program made of this burst: 1,533 of 4,000 lost and 539 contacts with two open tickets (Whaticket Community). */
const BURSTS = 2;

export const burst: Bench = {
  ids: ["p4"],
  about: `burst of ${CONTACTS} new contacts × ${MESSAGES} messages, each delivered ${DELIVERIES} times, shuffled`,
  run: measure,
};

interface Count {
  readonly lost: number;
  readonly doubled: number;
  readonly secondOpen: number;
}

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const counts: Count[] = [];
  for (let round = 0; round < Math.min(BURSTS, place.rounds); round += 1) {
    counts.push(await oneBurst(place, system, round * CONTACTS));
  }
  const row = (what: string, of: (count: Count) => number): Row => ({
    id: "p4",
    what: `burst: ${what}`,
    unit: `of ${(CONTACTS * MESSAGES).toLocaleString("en")}`,
    ours: counts.map(of),
    limit: null,
    better: "less",
    floor: 0,
    goal: 0,
  });
  const rows = [
    row("messages lost", ({ lost }) => lost),
    row("messages doubled", ({ doubled }) => doubled),
    { ...row("second open interactions", ({ secondOpen }) => secondOpen), unit: `of ${CONTACTS.toLocaleString("en")}` },
  ];
  const wrong = rows.flatMap(({ what, ours }) => {
    const bad = ours.reduce((sum, value) => sum + value, 0);
    return bad === 0 ? [] : [`p4, ${what}: ${bad}`];
  });
  return { rows, wrong };
}

/** Each burst is on an account of its own, with customers of its own. */
async function oneBurst(place: Place, system: BenchSystem, firstCustomer: number): Promise<Count> {
  const account = await createMetaAccount(system.api, [{ type: "TAG", tag: "bench" }]);
  const requests = Array.from({ length: CONTACTS * MESSAGES }, (_, index) => {
    const customer = firstCustomer + Math.floor(index / MESSAGES);
    const trace = `B${firstCustomer + index}`;
    return metaWebhook(
      account,
      customerMessage(customer, { trace: `${account.id}${trace}`, text: `Message ${index}` }),
    );
  });
  const deliveries = shuffled(Array.from({ length: DELIVERIES }, () => requests).flat());
  const connections = await openConnections(system.url, CONNECTIONS);
  const startedAt = performance.now();
  const acceptedMs = await sendAll(connections, deliveries);
  for (const connection of connections) connection.close();

  const found = await settled(system, account);
  const processedMs = performance.now() - startedAt;
  place.say(
    `${deliveries.length} webhooks accepted in ${(acceptedMs / 1_000).toFixed(1)} s, all told in ${(processedMs / 1_000).toFixed(1)} s`,
  );
  return count(found, firstCustomer);
}

interface Found {
  readonly phase: string;
  readonly contact: { readonly id: string };
  readonly messages: {
    readonly edges: readonly { readonly node: { readonly text: string | null; readonly direction: string } }[];
  };
}

/** The account's interactions once all messages are there, or as they are when that takes too long or nothing comes any more. */
async function settled(system: BenchSystem, account: BenchAccount): Promise<readonly Found[]> {
  const deadline = Date.now() + WITHIN_MS;
  let found: readonly Found[] = [];
  let quietSince = Date.now();
  for (let known = -1; Date.now() < deadline && Date.now() - quietSince < 10_000; ) {
    found = await allPages<Found>(
      system.api,
      { accountId: { in: [account.id] } },
      "phase contact { id } messages(last: 20) { edges { node { text direction } } }",
      25,
    );
    const messages = found.flatMap(textsOf).length;
    if (messages >= CONTACTS * MESSAGES && found.every(({ phase }) => phase !== "ROUTING")) return found;
    if (messages !== known) quietSince = Date.now();
    known = messages;
    await pause(250);
  }
  return found;
}

function textsOf({ messages }: Found): readonly string[] {
  return messages.edges.flatMap(({ node }) => (node.direction === "INBOUND" && node.text !== null ? [node.text] : []));
}

function count(found: readonly Found[], firstCustomer: number): Count {
  const times = new Map<string, number>();
  for (const text of found.flatMap(textsOf)) times.set(text, (times.get(text) ?? 0) + 1);
  const all = Array.from({ length: CONTACTS * MESSAGES }, (_, index) => times.get(`Message ${index}`) ?? 0);
  const open = found.filter(({ phase }) => phase !== "CLOSED").map(({ contact }) => contact.id);
  if (found.length > 0 && new Set(found.map(({ contact }) => contact.id)).size > CONTACTS)
    throw new Error(`There are more contacts than wrote (first customer ${firstCustomer})`);
  return {
    lost: all.filter((seen) => seen === 0).length,
    doubled: all.reduce((sum, seen) => sum + Math.max(0, seen - 1), 0),
    secondOpen: open.length - new Set(open).size,
  };
}

/** In another order each time (Fisher and Yates). */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [result[at], result[other]] = [result[other] as Item, result[at] as Item];
  }
  return result;
}
