/** The third party's script of the README, against the real system: a customer writes, the script answers, the customer reads it. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { signInForToken } from "../bench/system/graphql.ts";
import { createMetaAccount } from "../bench/system/people.ts";
import { type Parley, startParley } from "../kit/server.ts";

const script = fileURLToPath(new URL("../examples/answer-new-interactions.mjs", import.meta.url));
const readme = fileURLToPath(new URL("../../README.md", import.meta.url));
const CUSTOMER = "393335550101";

describe("a third party's script", () => {
  let parley: Parley;
  let running: ChildProcess | undefined;

  beforeAll(async () => {
    parley = await startParley();
  });
  afterAll(async () => {
    running?.kill();
    await parley.stop();
  });

  test("takes a new interaction and answers it, and the customer reads the answer", async () => {
    const api = await signInForToken(parley.url, parley.administrator);
    const { receiveUrl, appSecret, businessAccountId, phoneNumberId, phone } = await createMetaAccount(api);
    await control("PUT", "/numbers/shop", {
      provider: "meta",
      phone,
      name: "Shop",
      webhookUrl: receiveUrl,
      credentials: { accountSid: businessAccountId, authorizationToken: "bench-token", phoneNumberId, appSecret },
    });

    running = spawn(process.execPath, [script], {
      env: { ...process.env, NODE_OPTIONS: "", PARLEY_URL: parley.url, PARLEY_TOKEN: api.token },
      stdio: ["ignore", "inherit", "inherit"],
    });
    await somebodyListens();
    await control("POST", "/messages", {
      numberId: "shop",
      from: CUSTOMER,
      phoneName: "Mina Sole",
      type: "text",
      text: "Good morning, is anybody there?",
    });

    await expect(answerOnThePhone()).resolves.toMatch(
      /^Hello Mina Sole, thank you for writing\. Your number is \d+\.$/,
    );
  });

  async function control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${parley.simulatorUrl}/control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** The script's subscription is open: before that it would miss the customer's first word. */
  async function somebodyListens(): Promise<void> {
    await eventually(async () => {
      const metrics = await (await fetch(`${parley.url}/metrics`)).text();
      return /^parley_live_streams 1$/m.test(metrics) ? true : null;
    });
  }

  function answerOnThePhone(): Promise<string> {
    return eventually(async () => {
      const { chats } = (await control("GET", `/chats?phone=${CUSTOMER}`)) as Chats;
      const answer = chats[0]?.messages.find(({ direction }) => direction === "fromBusiness");
      return answer?.content.text ?? null;
    });
  }
});

test("the README shows the script as it is tested", async () => {
  const [shown, tested] = await Promise.all([readFile(readme, "utf8"), readFile(script, "utf8")]);
  expect(shown).toContain(tested.trim());
  expect(tested.trim().split("\n").length).toBeLessThan(30);
});

interface Chats {
  readonly chats: readonly {
    readonly messages: readonly { readonly direction: string; readonly content: { readonly text?: string } }[];
  }[];
}

/** The first answer that is not null; Jest's own time-out ends the wait. */
async function eventually<Found>(look: () => Promise<Found | null>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
}
