/** The third party's script of the README, against the real system: whoever writes is answered once, whatever was down meanwhile. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Client, tokenOf } from "../kit/clients.ts";
import type { Customer } from "../kit/customer.ts";
import { eventually, until } from "../kit/eventually.ts";
import { newPerson } from "../kit/people.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type ApiNode, type Parley, startParley } from "../kit/server.ts";

const script = fileURLToPath(new URL("../examples/answer-new-interactions.mjs", import.meta.url));
const readme = fileURLToPath(new URL("../../README.md", import.meta.url));

describe("a third party's script", () => {
  let parley: Parley;
  let node: ApiNode;
  let scenario: Scenario;
  let account: TestAccount;
  let token: Client;
  let folder: string;
  let running: ChildProcess | undefined;
  let printed = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parley-example-"));
    parley = await startParley();
    const [first] = parley.nodes;
    if (first === undefined) throw new Error("No node was started");
    node = first;
    scenario = await scenarioOn(parley);
    account = await scenario.account();
    token = await tokenOf((await newPerson(scenario.administrator, "AGENT", [account.id])).client);
  }, 120_000);
  afterAll(async () => {
    await ends();
    await parley.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const cursorFile = () => join(folder, "cursor");

  function begins(): void {
    printed = "";
    const child = spawn(process.execPath, [script], {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        PARLEY_URL: parley.url,
        PARLEY_TOKEN: token.headers.authorization?.replace("Bearer ", ""),
        CURSOR_FILE: cursorFile(),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const note = (words: Buffer) => {
      printed += words;
    };
    child.stdout.on("data", note);
    child.stderr.on("data", note);
    running = child;
  }

  /** As a crash would. */
  async function ends(): Promise<void> {
    const child = running;
    running = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  const saysHello = /^Hello .+, thank you for writing\. Your number is \d+\.$/;
  const isAnswered = (customer: Customer) =>
    eventually(
      () => customer.received(),
      (received) =>
        expect(received.map(({ content }) => content)).toEqual([
          { type: "text", text: expect.stringMatching(saysHello) },
        ]),
    );

  test("answers each new interaction once: before its start, while it runs, over a restart of either, and afresh", async () => {
    const customers = Array.from({ length: 40 }, () => account.newCustomer());
    const [running1, downtime1, downtime2, scriptDown, foreign, ...early] = customers as [
      Customer,
      Customer,
      Customer,
      Customer,
      Customer,
      ...Customer[],
    ];
    // More than a page of them.
    for (const customer of early) await customer.says("Good morning, is anybody there?");
    await expect(account.interactions()).toEventuallyHaveLength(early.length);
    begins();
    await Promise.all(early.map(isAnswered));

    await running1.says("And I am here too");
    await isAnswered(running1);

    await node.stop();
    await until(() => printed.includes("Service restart"), "the script tells that the server restarts");
    await Promise.all([downtime1, downtime2].map((customer) => customer.says("Are you there?", { wait: false })));
    await node.start();
    await Promise.all([downtime1, downtime2].map(isAnswered));

    await ends();
    await scriptDown.says("Nobody at home?");
    await expect(account.interactions()).toEventuallyHaveLength(customers.length - 1);
    begins();
    await isAnswered(scriptDown);

    await ends();
    await foreign.says("Whose log is this?");
    await expect(account.interactions()).toEventuallyHaveLength(customers.length);
    await writeFile(cursorFile(), Buffer.from("[3,5]").toString("base64url"));
    begins();
    await isAnswered(foreign);
    await until(async () => !(await readFile(cursorFile(), "utf8")).includes("WzMsNV0"), "it keeps the new cursor");

    // Once: also of those that were asked for again.
    await Promise.all(customers.map(isAnswered));
  }, 180_000);
});

test("the README shows the script as it is tested", async () => {
  const [shown, tested] = await Promise.all([readFile(readme, "utf8"), readFile(script, "utf8")]);
  expect(shown).toContain(tested.trim());
  expect(tested.trim().split("\n").length).toBeLessThan(65);
});
