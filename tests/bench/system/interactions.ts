/** Interactions as they are in the middle of a working day: opened by customers, owned by agents. */
import { setTimeout as pause } from "node:timers/promises";
import { sendAll } from "../load/closed-loop.ts";
import { openConnections } from "../load/connection.ts";
import { customerMessage } from "../load/customers.ts";
import { metaWebhook } from "../load/meta-webhook.ts";
import type { Api } from "./graphql.ts";
import type { BenchAccount, BenchAgent } from "./people.ts";
import type { BenchSystem } from "./system.ts";

const PAGE = 100;
const WITHIN_MS = 60_000;

/** One message from each customer, then each agent takes an equal share. */
export async function openAndAssign(
  system: BenchSystem,
  plan: { readonly account: BenchAccount; readonly agents: readonly BenchAgent[]; readonly customers: number },
): Promise<void> {
  const { account, agents, customers } = plan;
  const connections = await openConnections(system.url, 8);
  const first = Array.from({ length: customers }, (_, customer) =>
    metaWebhook(account, customerMessage(customer, { trace: `FIRST${customer}`, text: "Good morning!" })),
  );
  await sendAll(connections, first);
  for (const connection of connections) connection.close();

  const deadline = Date.now() + WITHIN_MS;
  let waiting: readonly string[] = [];
  while (waiting.length < customers) {
    if (Date.now() > deadline) throw new Error(`Only ${waiting.length} of ${customers} interactions were opened`);
    await pause(100);
    waiting = await waitingInteractions(system.api, account);
  }
  await Promise.all(
    agents.map(async ({ api }, index) => {
      for (const interactionId of waiting.filter((_, at) => at % agents.length === index))
        await api.act("takeInteraction", { interactionId }, "InteractionTaken", "interaction { id }");
    }),
  );
}

/** Ids of what waits for whoever takes it. */
async function waitingInteractions(api: Api, { id }: BenchAccount): Promise<readonly string[]> {
  const where = { accountId: { in: [id] }, phase: { in: ["WAITING"] } };
  return (await allPages<{ id: string }>(api, where, "id")).map((node) => node.id);
}

/** Every interaction that matches, page by page. */
export async function allPages<Node>(
  api: Api,
  where: object,
  selection: string,
  pageSize = PAGE,
): Promise<readonly Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const { interactions }: Page<Node> = await api.ask<Page<Node>>(
      `query Page($where: InteractionWhere!, $after: Cursor) {
        interactions(first: ${pageSize}, orderBy: OPENED_NEWEST, where: $where, after: $after) {
          edges { node { ${selection} } } pageInfo { hasNextPage endCursor }
        }
      }`,
      { where, after },
    );
    nodes.push(...interactions.edges.map(({ node }) => node));
    if (!interactions.pageInfo.hasNextPage) return nodes;
    after = interactions.pageInfo.endCursor;
  }
}

interface Page<Node> {
  readonly interactions: {
    readonly edges: readonly { readonly node: Node }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
