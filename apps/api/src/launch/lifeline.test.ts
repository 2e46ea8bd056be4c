import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const LIFELINE = new URL("./lifeline.ts", import.meta.url).href;
const HANGING = fileURLToPath(new URL("./testing/hangs-at-exit.mjs", import.meta.url));

const PATIENCE_MS = 20_000;

test("a process whose end hangs does not outlive the launcher for long", async () => {
  const child = fork(HANGING, [], { execArgv: ["--import", LIFELINE], silent: true });
  const exit = once(child, "exit");
  await once(child, "message");
  child.disconnect();
  const [, signal] = await Promise.race([exit, pause(PATIENCE_MS, [null, "still there"], { ref: false })]);
  child.kill("SIGKILL");
  expect(signal).toBe("SIGKILL");
});
