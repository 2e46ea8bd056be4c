import { runSystemCommand } from "./system-commands.ts";

const limits = {
  input: '{"contact":{"name":"$(touch /tmp/x)"}}',
  timeoutMs: 5_000,
  maxBytes: 1_000,
  path: "/usr/bin:/bin",
};
const run = (file: string, args: readonly string[] = [], changes: Partial<typeof limits> = {}) =>
  runSystemCommand({ file, arguments: args }, { ...limits, ...changes });

test("arguments are as they were registered: there is no shell", async () => {
  expect(await run("/bin/echo", ["$HOME", "a;b", "`id`"])).toEqual({ text: "$HOME a;b `id`\n" });
});

test("it reads what it is given, and nothing of our environment", async () => {
  expect(await run("/bin/cat")).toEqual({ text: limits.input });
  expect(await run("/usr/bin/env")).toEqual({ text: "PATH=/usr/bin:/bin\n" });
});

test("one that is slow, long-winded, fails or is not there says so and leaves nothing behind", async () => {
  expect(await run("/bin/sleep", ["30"], { timeoutMs: 200 })).toEqual({ failure: "timeout" });
  expect(await run("/usr/bin/yes")).toEqual({ failure: "too_large" });
  expect(await run("/bin/false")).toEqual({ failure: "command" });
  expect(await run("/no/such/program")).toEqual({ failure: "command" });
});
