/** The token for the first administrator: one for all nodes of a database, told to the operator and to no log. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, startChild } from "../../apps/api/src/launch/children.ts";
import { apiPlan } from "../../apps/api/src/launch/plans.ts";
import { answersOk } from "../../apps/api/src/launch/readiness.ts";
import { freePort } from "../../apps/api/src/launch/remembered.ts";
import { readSettings } from "../../apps/api/src/launch/settings.ts";
import { clientWith } from "../kit/clients.ts";
import { emptyDatabase, type TestDatabase } from "../kit/database.ts";
import { until } from "../kit/eventually.ts";

const KEY = { SECRET_KEY: "the same key on all of the nodes" };
const WRONG =
  "This is not the setup token. Enter the one that the server printed at its start, or what its SETUP_TOKEN is set to.";

let folder: string;
let database: TestDatabase;
const children: Child[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-token-"));
  database = await emptyDatabase();
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()));
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A node as the launcher starts it, on a machine of its own by its data folder. */
async function node(name: string, variables: Readonly<Record<string, string>>) {
  const port = await freePort(undefined);
  const dataDir = mkdtempSync(join(folder, name));
  const environment = {
    ...process.env,
    NODE_OPTIONS: "",
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: "0",
    ...variables,
  };
  const plan = apiPlan(readSettings(environment, []), database.url, { webPort: 1, simulatorPort: null });
  const heard: string[] = [];
  const child = startChild({ ...plan, onAnnouncement: (words) => heard.push(words) }, join(dataDir, "logs"));
  children.push(child);
  await until(() => answersOk(`http://127.0.0.1:${port}/readyz`), "the node is ready");
  await until(() => heard.length > 0, "the node says how to set up");
  return {
    words: heard.join("\n"),
    token: /enter this token: (\S+)/.exec(heard.join("\n"))?.[1] ?? "",
    setUp: (setupToken: string) =>
      clientWith(`http://127.0.0.1:${port}`, {}).act("setUpFirstAdministrator", {
        email: "ada@example.test",
        name: "Ada",
        password: "a long enough password",
        setupToken,
      }),
    logged: () => {
      const logs = join(dataDir, "logs");
      return readdirSync(logs)
        .map((file) => readFileSync(join(logs, file), "utf8"))
        .join("\n");
    },
  };
}

test("what one node tells opens the other; a wrong one is refused with what to do; no log has it", async () => {
  const [first, second] = await Promise.all([node("a", KEY), node("b", KEY)]);
  expect(first.token).toMatch(/^[\w-]{43}$/);
  expect(second.token).toBe(first.token);
  expect(await second.setUp("not-the-token")).toMatchObject({ __typename: "NotPermitted", message: WRONG });
  expect((await second.setUp(first.token)).__typename).toBe("SignInSuccess");
  for (const it of [first, second]) {
    expect(it.logged()).toContain("listening");
    expect(it.logged()).not.toContain(first.token);
  }
});

test("a token of the operator's own is not repeated to them", async () => {
  const SETUP_TOKEN = "the operator's own token";
  const it = await node("a", { ...KEY, SETUP_TOKEN });
  expect(it.words).toMatch(/^No administrator exists yet\. Open http:\S+\/setup and enter the token of SETUP_TOKEN$/);
  expect(it.logged()).not.toContain(SETUP_TOKEN);
  expect((await it.setUp(SETUP_TOKEN)).__typename).toBe("SignInSuccess");
});
