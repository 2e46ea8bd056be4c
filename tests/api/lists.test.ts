/** Lists page without skipping or repeating, and filters mean what they say. */
import { randomUUID } from "node:crypto";
import { getNamedType, isLeafType, isObjectType } from "graphql";
import type { Client } from "../kit/clients.ts";
import { eventually } from "../kit/eventually.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { codesOf, postGraphql, type RawAnswer } from "../kit/raw-graphql.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { schema } from "../kit/schema-walk.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;
let administrator: Client;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  administrator = scenario.administrator;
});
afterAll(() => parley.stop());

interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: { readonly value: number; readonly isExact: boolean };
}

const PAGE = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount { value isExact }";

/** One page of a list of named things. */
async function page(list: string, variables: object): Promise<Page<{ id: string; name: string }>> {
  const answer = await administrator.ask<Record<string, Page<{ id: string; name: string }>>>(
    `query P($first: Int, $after: Cursor, $search: String) {
      ${list}(first: $first, after: $after, search: $search) { edges { cursor node { id name } } ${PAGE} }
    }`,
    { ...variables },
  );
  const found = answer[list];
  if (found === undefined) throw new Error(`${list} answered nothing`);
  return found;
}

describe("paging", () => {
  const newQueue = async (name: string) =>
    (
      await administrator.must<{ queue: { id: string } }>("createQueue", { name, strategy: "BEEP_ALL" }, [
        "QueueSaved",
        "queue { id }",
      ])
    ).queue.id;

  test("goes through all, each once and in order, while rows come and go", async () => {
    const word = `paged${randomUUID().slice(0, 6)}`;
    const ids = new Map<string, string>();
    for (let nth = 0; nth < 11; nth += 1)
      ids.set(`q${nth}`, await newQueue(`${word} ${String.fromCharCode(98 + nth)}`));
    const seen: string[] = [];
    let after: string | null = null;
    let turn = 0;
    for (;;) {
      const found: Page<{ id: string; name: string }> = await page("queues", { first: 3, after, search: word });
      seen.push(...found.edges.map(({ node }) => node.name));
      expect(found.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(found.pageInfo.endCursor).toBe(found.edges.at(-1)?.cursor);
      if (turn === 0) {
        expect(found.totalCount).toEqual({ value: 11, isExact: true });
        // One before the place that was reached, one that was already shown goes, and one that comes later.
        await newQueue(`${word} a early`);
        await administrator.must("deleteQueue", { id: ids.get("q2") }, ["QueueDeleted", "id"]);
        await newQueue(`${word} e in between`);
      }
      turn += 1;
      after = found.pageInfo.endCursor;
      if (!found.pageInfo.hasNextPage) break;
    }
    const letters = seen.map((name) => name.slice(word.length + 1));
    expect(letters).toEqual(["b", "c", "d", "e", "e in between", "f", "g", "h", "i", "j", "k", "l"]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("a page has 25 entries unless told, at most 100, at least one", async () => {
    const asked = async (first: number) =>
      postGraphql(administrator, { query: `{ users(first: ${first}) { edges { cursor } } }` });
    expect(codesOf(await asked(100))).toEqual([]);
    expect(codesOf(await asked(101))).toEqual(["LIMIT_EXCEEDED"]);
    expect(codesOf(await asked(2_147_483_647))).toEqual(["LIMIT_EXCEEDED"]);
    expect(codesOf(await asked(0))).toEqual(["BAD_USER_INPUT"]);
    expect(codesOf(await asked(-1))).toEqual(["BAD_USER_INPUT"]);
  });

  test("a cursor of another list, or of nobody, is refused and never taken for the beginning", async () => {
    const foreign = (await page("users", { first: 1 })).pageInfo.endCursor ?? "";
    const { viewer } = await administrator.ask<{ viewer: { cursor: string } }>("{ viewer { cursor } }");
    for (const list of ["interactions", "ingestProblems"])
      expect([
        list,
        codesOf(await postGraphql(administrator, { query: `{ ${list}(after: "${foreign}") { edges { cursor } } }` })),
      ]).toEqual([list, ["BAD_USER_INPUT"]]);
    for (const after of ["nonsense", viewer.cursor, "W10"])
      expect(
        codesOf(await postGraphql(administrator, { query: `{ users(after: "${after}") { edges { cursor } } }` })),
      ).toEqual(["BAD_USER_INPUT"]);
  });

  test("searching takes %, _ and \\ literally", async () => {
    const mark = randomUUID().slice(0, 6);
    await Promise.all([
      newQueue(`${mark} 100%`),
      newQueue(`${mark} 1000`),
      newQueue(`${mark} a_b`),
      newQueue(`${mark} acb`),
      newQueue(`${mark} c\\d`),
    ]);
    const names = async (search: string) =>
      (await page("queues", { first: 100, search })).edges.map(({ node }) => node.name.slice(7));
    expect(await names(`${mark} 100%`)).toEqual(["100%"]);
    expect(await names(`${mark} a_b`)).toEqual(["a_b"]);
    expect(await names("c\\d")).toContain("c\\d");
    expect(await names(`${mark} %`)).toEqual([]);
    expect(await names(mark.toUpperCase())).toHaveLength(5);
  });
});

describe("InteractionWhere", () => {
  let account: TestAccount;
  const people = { anna: newPhone(), bruno: newPhone(), percent: newPhone() };
  const names: Readonly<Record<string, string>> = {
    [people.anna]: "Anna 50%",
    [people.bruno]: "Bruno Rossi",
    [people.percent]: "Anna 500",
  };

  beforeAll(async () => {
    account = await scenario.account({ plan: [{ type: "TAG", tag: "fresh" }] });
    for (const phone of Object.values(people)) {
      const body = textBody(account, phone, "hello")
        .toString()
        .replace(`Customer ${phone}`, names[phone] ?? "");
      expect((await deliver(signed(account, Buffer.from(body)))).status).toBe(200);
    }
    await expect(account.interactions({ phase: { in: ["WAITING"] } })).toEventuallyHaveLength(3);
  });

  async function asked(where: unknown): Promise<RawAnswer> {
    return postGraphql(administrator, {
      query: `query W($where: InteractionWhere) { interactions(first: 100, where: $where) { edges { node { contact { name } } } totalCount { value } } }`,
      variables: { where: { accountId: { in: [account.id] }, ...(where as object) } },
    });
  }
  async function found(where: unknown): Promise<readonly string[]> {
    const { json, text } = await asked(where);
    const list = json?.data?.interactions as Page<{ contact: { name: string } }> | undefined;
    if (list === undefined) throw new Error(text);
    expect(list.totalCount.value).toBe(list.edges.length);
    return list.edges.map(({ node }) => node.contact.name).sort();
  }
  const all = Object.values(names).sort();
  const named = (contains: string) => ({ contactName: { contains } });

  test("and, or and not, nested", async () => {
    expect(await found({})).toEqual(all);
    expect(await found({ and: [named("anna"), named("500")] })).toEqual(["Anna 500"]);
    expect(await found({ or: [named("bruno"), named("500")] })).toEqual(["Anna 500", "Bruno Rossi"]);
    expect(await found({ not: named("anna") })).toEqual(["Bruno Rossi"]);
    expect(await found({ and: [named("anna")], not: { or: [named("500"), { not: named("5") }] } })).toEqual([
      "Anna 50%",
    ]);
    expect(await found({ not: { not: named("bruno") } })).toEqual(["Bruno Rossi"]);
  });

  test("an empty `and` is everything; an empty `or` is refused, at any depth", async () => {
    expect(await found({ and: [] })).toEqual(all);
    expect(await found({ and: [{}, { and: [] }] })).toEqual(all);
    expect(codesOf(await asked({ or: [] }))).toEqual(["BAD_USER_INPUT"]);
    expect(codesOf(await asked({ and: [{ not: { or: [] } }] }))).toEqual(["BAD_USER_INPUT"]);
  });

  test("a condition that is switched off is as if it were not there", async () => {
    const off = { enabled: false };
    expect(await found({ and: [named("bruno"), { ...named("anna"), ...off }] })).toEqual(["Bruno Rossi"]);
    expect(await found({ or: [named("bruno"), { ...named("anna"), ...off }] })).toEqual(["Bruno Rossi"]);
    expect(await found({ or: [{ ...named("bruno"), ...off }] })).toEqual(all);
    expect(await found({ not: { ...named("bruno"), ...off } })).toEqual(all);
  });

  test("%, _ and \\ stand for themselves in every operator", async () => {
    expect(await found(named("50%"))).toEqual(["Anna 50%"]);
    expect(await found(named("5_"))).toEqual([]);
    expect(await found(named("\\"))).toEqual([]);
    expect(await found({ contactName: { startsWith: "%" } })).toEqual([]);
    expect(await found({ contactName: { endsWith: "%" } })).toEqual(["Anna 50%"]);
    expect(await found({ contactName: { equals: "anna 50%" } })).toEqual(["Anna 50%"]);
    expect(await found({ contactName: { in: ["ANNA 500", "Bruno"] } })).toEqual(["Anna 500"]);
  });

  test("times, phases, tags, ids and emptiness", async () => {
    const future = new Date(Date.now() + 3_600_000).toISOString();
    expect(await found({ openedAt: { before: future } })).toEqual(all);
    expect(await found({ openedAt: { after: future } })).toEqual([]);
    expect(await found({ openedAt: { inLast: { minutes: 60 } } })).toEqual(all);
    expect(await found({ closedAt: { before: future } })).toEqual([]);
    expect(await found({ not: { closedAt: { before: future } } })).toEqual(all);
    expect(await found({ phase: { in: ["CLOSED", "ASSIGNED"] } })).toEqual([]);
    expect(await found({ tag: { equals: "FRESH" } })).toEqual(all);
    expect(await found({ tag: { isEmpty: true } })).toEqual([]);
    expect(await found({ assignedAgentId: { isEmpty: true } })).toEqual(all);
    expect(await found({ contactPhone: { equals: `+${people.bruno}` } })).toEqual(["Bruno Rossi"]);
    expect(await found({ isUnread: { equals: true } })).toEqual(all);
    expect(await found({ contactId: { in: ["not an id"] } })).toEqual([]);
  });

  test("what a filter may cost is bounded", async () => {
    const deep = (depth: number): object => (depth === 1 ? named("a") : { and: [deep(depth - 1)] });
    expect(codesOf(await asked(deep(5)))).toEqual([]);
    expect(codesOf(await asked(deep(6)))).toEqual(["LIMIT_EXCEEDED"]);
    const many = (howMany: number) => ({ or: Array.from({ length: howMany }, () => named("a")) });
    expect(codesOf(await asked(many(49)))).toEqual([]);
    expect(codesOf(await asked(many(50)))).toEqual(["LIMIT_EXCEEDED"]);
    expect(codesOf(await asked({ and: Array.from({ length: 101 }, () => ({})) }))).toEqual(["LIMIT_EXCEEDED"]);
    const values = (howMany: number) => ({ contactId: { in: Array.from({ length: howMany }, () => randomUUID()) } });
    expect(codesOf(await asked(values(199)))).toEqual([]);
    expect(codesOf(await asked(values(200)))).toEqual(["LIMIT_EXCEEDED"]);
    expect(codesOf(await asked(named("x".repeat(201))))).toEqual(["LIMIT_EXCEEDED"]);
    expect(codesOf(await asked({ openedAt: { inLast: { minutes: 0 } } }))).toEqual(["BAD_USER_INPUT"]);
    const now = new Date().toISOString();
    expect(codesOf(await asked({ openedAt: { between: { from: now, to: now } } }))).toEqual(["BAD_USER_INPUT"]);
  });

  test("interactions page by their order while new ones come", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: { interactions: Page<{ id: string }> } = await administrator.ask(
        `query P($after: Cursor, $where: InteractionWhere) {
          interactions(first: 2, after: $after, orderBy: OPENED_NEWEST, where: $where) { edges { cursor node { id } } ${PAGE} }
        }`,
        { after, where: { accountId: { in: [account.id] } } },
      );
      if (after === null) {
        await deliver(signed(account, textBody(account, newPhone(), "one more")));
        await expect(account.interactions()).toEventuallyHaveLength(4);
      }
      seen.push(...answer.interactions.edges.map(({ node }) => node.id));
      after = answer.interactions.pageInfo.hasNextPage ? answer.interactions.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });
});

describe("a list reads only the columns that its operation shows", () => {
  let shared: { readonly accountId: string; readonly id: string };
  beforeAll(async () => {
    const { account, agent, customer } = await scenario.accountWithOneAgent();
    await customer.says("Good morning");
    const offers = await eventually(
      () => agent.offers(),
      (found) => expect(found).toHaveLength(1),
    );
    await agent.accepts(offers[0]?.id ?? "");
    const [held] = await account.interactions();
    shared = { accountId: account.id, id: held?.id ?? "" };
  });

  const shown = { contact: "Contact", lastMessage: "Message", assignedAgent: "User" } as const;
  const fields = Object.entries(shown).flatMap(([what, type]) =>
    fieldsOf(type).map((field) => ({ selection: `${what} { ${field} }` })),
  );
  test.each(fields)("$selection says there what it says by id", async ({ selection }) => {
    const { interactions, interaction } = await administrator.ask<{ interactions: Page<object>; interaction: object }>(
      `query Same($id: ID!, $where: InteractionWhere) {
        interactions(where: $where) { edges { node { ${selection} } } }
        interaction(id: $id) { ${selection} }
      }`,
      { id: shared.id, where: { accountId: { in: [shared.accountId] } } },
    );
    expect(interactions.edges.map(({ node }) => node)).toEqual([interaction]);
  });
});

/** Every field, objects by the name of what they are. */
function fieldsOf(typeName: "Contact" | "Message" | "User"): readonly string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is not an object`);
  return Object.values(type.getFields()).map(({ name, type: of }) =>
    isLeafType(getNamedType(of)) ? name : `${name} { __typename }`,
  );
}
