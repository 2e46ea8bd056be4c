/** The list an agent looks at all day: fifty interactions with contact, last message and owner. */
import { ask } from "../../kit/database.ts";
import type { Bench, Outcome, Place } from "../bench.ts";
import { answersPerSecond, expectOk } from "../load/closed-loop.ts";
import { type Connection, openConnections, requestBytes } from "../load/connection.ts";
import { interleave } from "../rounds.ts";
import { openAndAssign } from "../system/interactions.ts";
import { createAgents, createMetaAccount } from "../system/people.ts";

const AGENTS = 20;
const CUSTOMERS = 1_000;
const CONNECTIONS = 16;

const INBOX = `query Inbox {
  interactions(first: 50, where: { phase: { in: [ASSIGNED, WAITING] } }) {
    edges { node {
      id number phase lastMessageAt unreadCount
      contact { id name phone }
      lastMessage { id type direction text occurredAt status }
      assignedAgent { id name }
    } }
  }
}`;

export const inbox: Bench = {
  ids: ["p11"],
  about: "inbox of 50 rows through GraphQL",
  run: measure,
};

async function measure(place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const account = await createMetaAccount(system.api);
  const agents = await createAgents(system.api, AGENTS, account);
  await openAndAssign(system, { account, agents, customers: CUSTOMERS });
  // What autovacuum does within its first minute: both sides plan by the same statistics.
  await ask(system.databaseUrl, "analyze");
  const [reader] = agents;
  const bare = await place.startBare("inbox", { DATABASE_URL: system.databaseUrl });

  const request = requestBytes({
    url: `${system.url}/graphql`,
    headers: { authorization: `Bearer ${reader?.api.token}` },
    body: JSON.stringify({ query: INBOX }),
  });
  const bareRequest = requestBytes({ url: `${bare.url}/inbox`, body: "{}" });
  const connections = await openConnections(system.url, CONNECTIONS);
  const bareConnections = await openConnections(bare.url, CONNECTIONS);
  await bothSayTheSame(
    { connection: connections[0] as Connection, request },
    { connection: bareConnections[0] as Connection, request: bareRequest },
  );

  const rounds = await interleave({
    rounds: place.rounds,
    async ours() {
      const speed = await answersPerSecond(connections, request, place.seconds);
      place.say(`${Math.round(speed)} inboxes/s`);
      return speed;
    },
    limit: () => answersPerSecond(bareConnections, bareRequest, place.seconds),
  });
  return {
    wrong: [],
    rows: [
      {
        id: "p11",
        what: "inbox query, 50 rows with contact, last message, owner",
        unit: "/s",
        ours: rounds.ours,
        limit: { what: "Fastify + SQL", values: rounds.limit, wished: null },
        better: "more",
        floor: 800,
        goal: 1_700,
      },
    ],
  };
}

interface Asked {
  readonly connection: Connection;
  readonly request: Buffer;
}

/** A comparison of different work would be none. */
async function bothSayTheSame(ours: Asked, theirs: Asked): Promise<void> {
  const [left, right] = await Promise.all([ours, theirs].map(rowsOf));
  if (left !== right || left === undefined || !left.includes('"assignedAgent":{"id"'))
    throw new Error(`Parley and the bare inbox show different rows:\n${left?.slice(0, 600)}\n${right?.slice(0, 600)}`);
}

async function rowsOf({ connection, request }: Asked): Promise<string> {
  const answer = await connection.send(request);
  expectOk(answer);
  const { data } = JSON.parse(answer.body.toString("utf8")) as {
    data: { interactions: { edges: { node: Inboxed }[] } };
  };
  const rows = data.interactions.edges.map(({ node }) => [
    node.id,
    node.number,
    node.contact.name,
    node.lastMessage.id,
    node.assignedAgent,
  ]);
  if (rows.length !== 50) throw new Error(`The inbox has ${rows.length} rows, not 50`);
  return JSON.stringify(
    rows.map(([id, number, contact, message, agent]) => ({ id, number, contact, message, assignedAgent: agent })),
  );
}

interface Inboxed {
  readonly id: string;
  readonly number: number;
  readonly contact: { readonly name: string };
  readonly lastMessage: { readonly id: string };
  readonly assignedAgent: { readonly id: string; readonly name: string } | null;
}
