/** R13: who may do what, for every operation there is, as every kind of caller. */
import { WebSocket } from "ws";
import { type Client, clientWith, signIn, tokenOf } from "../kit/clients.ts";
import { newPerson } from "../kit/people.ts";
import { codesOf, postGraphql, type RawAnswer } from "../kit/raw-graphql.ts";
import { type Operation, operations, sampleVariables } from "../kit/schema-walk.ts";
import { type Parley, startParley } from "../kit/server.ts";

const CALLERS = [
  "anonymous",
  "agent",
  "supervisor",
  "administrator",
  "unlimited token",
  "read token",
  "interactions token",
  "administration token",
  "token for users.read",
] as const;
type Caller = (typeof CALLERS)[number];
/** `not permitted` is the named refusal in the data, `forbidden` and `sign in` are errors. */
type Verdict = "passes" | "not permitted" | "forbidden" | "sign in";
type Rule = Readonly<Record<Caller, Verdict>>;

function rule(of: Partial<Record<Caller, Verdict>>, otherwise: Verdict): Rule {
  return Object.fromEntries(CALLERS.map((caller) => [caller, of[caller] ?? otherwise])) as Rule;
}

const SESSIONS = { agent: "passes", supervisor: "passes", administrator: "passes" } as const;
const NOBODY = { anonymous: "sign in" } as const;
const open = rule({}, "passes");
const reading = rule({ ...NOBODY, ...SESSIONS, "unlimited token": "passes", "read token": "passes" }, "forbidden");
const handling = rule(
  { ...NOBODY, ...SESSIONS, "unlimited token": "passes", "interactions token": "passes" },
  "forbidden",
);
/** The same where a use case asks, and refuses by name. */
const handlingRefused = rule(
  { ...NOBODY, ...SESSIONS, "unlimited token": "passes", "interactions token": "passes" },
  "not permitted",
);
const administering = rule(
  { ...NOBODY, administrator: "passes", "unlimited token": "passes", "administration token": "passes" },
  "not permitted",
);
const leading: Rule = { ...reading, agent: "forbidden" };
const administeringQuery = rule(
  { ...NOBODY, administrator: "passes", "unlimited token": "passes", "administration token": "passes" },
  "forbidden",
);
/** Of others, for supervisors; refused by name. */
const supervising: Rule = { ...handlingRefused, agent: "not permitted" };
const personal = rule({ ...NOBODY, ...SESSIONS }, "forbidden");

/** One row an operation: a new one without a row fails the test, so that somebody decides. */
const RULES: Readonly<Record<Operation["kind"], Readonly<Record<string, Rule>>>> = {
  mutation: {
    acceptOffer: handling,
    addToContactList: administering,
    addNote: handling,
    assignInteraction: { ...handling, agent: "forbidden" },
    beginDisposing: handling,
    cancelTransfer: handling,
    changePassword: personal,
    closeInteraction: handling,
    closeTab: handling,
    createAccount: administering,
    createApiToken: personal,
    createCannedAnswer: administering,
    createContactList: administering,
    createDisposition: administering,
    createInterval: administering,
    createPause: administering,
    createQueue: administering,
    createTeam: administering,
    createUser: administering,
    deleteAccount: administering,
    deleteCannedAnswer: administering,
    deleteContactList: administering,
    deleteDisposition: administering,
    deleteInterval: administering,
    deletePause: administering,
    deleteQueue: administering,
    deleteTeam: administering,
    endDisposing: handling,
    handBackInteraction: handling,
    openInteraction: handling,
    react: handling,
    rejectOffer: handling,
    removeFromContactList: administering,
    replayIngestProblem: administering,
    retryAttachment: handling,
    retryMessage: handling,
    revokeApiToken: personal,
    saveDraft: handling,
    sendMessage: handling,
    setAccountAgents: administering,
    setContactLists: handlingRefused,
    setAccountWhitelist: administering,
    setPause: handling,
    setQueueSignIn: handling,
    setRoutingPlan: administering,
    setUserPause: supervising,
    // There is an administrator: nobody becomes the first any more.
    setUpFirstAdministrator: rule({}, "not permitted"),
    showTyping: handling,
    signIn: open,
    signOut: open,
    signOutUser: supervising,
    startInteraction: handling,
    synchroniseTemplates: administering,
    tagInteraction: handling,
    takeInteraction: handling,
    transferInteraction: handling,
    updateAccount: administering,
    updateCannedAnswer: administering,
    updateContact: handlingRefused,
    updateContactList: administering,
    updateDisposition: administering,
    updateInterval: administering,
    updatePause: administering,
    updateQueue: administering,
    updateTeam: administering,
    updateUser: administering,
  },
  query: {
    account: reading,
    accounts: reading,
    apiTokens: personal,
    cannedAnswers: reading,
    contactListMembers: rule(
      { ...NOBODY, administrator: "passes", "unlimited token": "passes", "administration token": "passes" },
      "forbidden",
    ),
    contactLists: reading,
    dispositions: reading,
    draft: handling,
    ingestProblems: rule(
      { ...NOBODY, administrator: "passes", "unlimited token": "passes", "administration token": "passes" },
      "forbidden",
    ),
    interaction: reading,
    interactions: reading,
    interval: leading,
    intervalPreview: leading,
    intervals: leading,
    notificationPreview: administeringQuery,
    pendingOffers: handling,
    transferTargets: handling,
    providers: rule(NOBODY, "passes"),
    pauses: reading,
    queue: reading,
    queues: reading,
    serverTimeZone: leading,
    systemCommands: administeringQuery,
    teams: leading,
    templates: reading,
    tryRoutingPlan: administeringQuery,
    user: { ...reading, "token for users.read": "passes" },
    users: { ...reading, "token for users.read": "passes" },
    viewer: open,
  },
  subscription: {
    events: reading,
    interactionOpened: reading,
    interactionViewers: reading,
    messageAdded: reading,
    offerMade: handling,
  },
};

let parley: Parley;
let callers: Readonly<Record<Caller, Client>>;

beforeAll(async () => {
  parley = await startParley();
  const administrator = await signIn(parley.url, parley.administrator);
  const [agent, supervisor] = await Promise.all([
    newPerson(administrator, "AGENT"),
    newPerson(administrator, "SUPERVISOR"),
  ]);
  callers = {
    anonymous: clientWith(parley.url, {}),
    agent: agent.client,
    supervisor: supervisor.client,
    administrator,
    "unlimited token": await tokenOf(administrator),
    "read token": await tokenOf(administrator, ["read"]),
    "interactions token": await tokenOf(administrator, ["interactions"]),
    "administration token": await tokenOf(administrator, ["administration"]),
    "token for users.read": await tokenOf(administrator, ["users.read"]),
  };
});
afterAll(() => parley.stop());

function verdict(name: string, answer: RawAnswer): string {
  const codes = codesOf(answer);
  if (codes.includes("UNAUTHENTICATED")) return "sign in";
  if (codes.includes("FORBIDDEN")) return "forbidden";
  if (codes.length > 0 || answer.status !== 200) return `unexpected: ${answer.status} ${answer.text.slice(0, 300)}`;
  const answered = answer.json?.data?.[name] as { readonly __typename?: string } | null | undefined;
  return answered?.__typename === "NotPermitted" ? "not permitted" : "passes";
}

/** A stream that is allowed stays open and silent: the answer to a ping that was sent after it tells so. */
async function subscribed({ url, headers }: Client, operation: Operation): Promise<string> {
  const payload = { query: operation.document, variables: sampleVariables(operation) };
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers });
  const heard: { readonly type: string; readonly payload?: unknown }[] = [];
  return new Promise((decided) => {
    socket.on("close", (code) => decided(code === 4403 ? "sign in" : `closed: ${code}`));
    socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
    socket.on("message", (received) => {
      const message = JSON.parse(String(received)) as (typeof heard)[number];
      heard.push(message);
      if (message.type === "connection_ack") {
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
        socket.send(JSON.stringify({ type: "ping" }));
      } else if (JSON.stringify(message).includes("FORBIDDEN")) decided("forbidden");
      else if (message.type === "pong") setTimeout(() => socket.send(JSON.stringify({ type: "ping" })), 20);
      if (heard.filter(({ type }) => type === "pong").length > 10) decided("passes");
    });
  }).finally(() => socket.terminate()) as Promise<string>;
}

/** Leaving comes last: it ends the session that the others are asked with. */
function lastly(left: Operation, right: Operation): number {
  return Number(left.name === "signOut") - Number(right.name === "signOut");
}

for (const kind of ["query", "mutation"] as const) {
  test(`every ${kind} is decided for every kind of caller`, async () => {
    const all = [...operations(kind, 0)].sort(lastly);
    const decided: Record<string, Record<string, string>> = {};
    for (const operation of all) {
      const byCaller: Record<string, string> = {};
      for (const caller of CALLERS) {
        const answer = await postGraphql(callers[caller], {
          query: operation.document,
          variables: sampleVariables(operation),
        });
        byCaller[caller] = verdict(operation.name, answer);
      }
      decided[operation.name] = byCaller;
    }
    expect(decided).toEqual(RULES[kind]);
  });
}

test("every subscription is decided for every kind of caller, over a socket", async () => {
  const administrator = await signIn(parley.url, parley.administrator);
  const [agent, supervisor] = await Promise.all([
    newPerson(administrator, "AGENT"),
    newPerson(administrator, "SUPERVISOR"),
  ]);
  const fresh = { ...callers, administrator, agent: agent.client, supervisor: supervisor.client };
  const decided: Record<string, Record<string, string>> = {};
  for (const operation of operations("subscription", 0)) {
    const byCaller = CALLERS.map(async (caller) => [caller, await subscribed(fresh[caller], operation)] as const);
    decided[operation.name] = Object.fromEntries(await Promise.all(byCaller));
  }
  expect(decided).toEqual(RULES.subscription);
});

test("an agent and a supervisor see no account's credentials, receive URL or plan, and no colleague's address", async () => {
  const administrator = await signIn(parley.url, parley.administrator);
  const supervisor = await newPerson(administrator, "SUPERVISOR");
  const { contactLists } = await administrator.ask<{ contactLists: { id: string }[] }>("{ contactLists { id } }");
  const contactListId = contactLists[0]?.id ?? "";
  const { account } = await administrator.must<{ account: { id: string } }>(
    "createAccount",
    {
      name: "Shown in parts",
      key: "PARTS",
      provider: "TWILIO",
      phone: "+39 02 5555 0101",
      domain: "chat.example.test",
      contactListId,
      credentials: [
        { name: "accountSid", value: "AC0123" },
        { name: "authorizationToken", value: "a token" },
      ],
    },
    ["AccountSaved", "account { id }"],
  );
  const agent = await newPerson(administrator, "AGENT", [account.id]);
  const asked = `query Seen($id: ID!) {
    account(id: $id) { name receiveUrl domain needsCredentials credentials { name value isSet } plan { id } agents { name email } }
  }`;
  const seenBy = (client: Client) => client.ask<{ account: object }>(asked, { id: account.id });

  const hidden = {
    account: {
      name: "Shown in parts",
      receiveUrl: null,
      domain: null,
      needsCredentials: null,
      credentials: null,
      plan: [],
    },
  };
  expect(await seenBy(agent.client)).toMatchObject(hidden);
  expect(await seenBy(agent.client)).toMatchObject({ account: { agents: [{ email: null }] } });
  expect(await seenBy(supervisor.client)).toMatchObject(hidden);
  expect(await seenBy(administrator)).toMatchObject({
    account: {
      domain: "chat.example.test",
      credentials: [
        { name: "accountSid", value: "AC0123", isSet: true },
        { name: "authorizationToken", value: null, isSet: true },
      ],
      agents: [{ email: agent.credentials.email }],
    },
  });
});
