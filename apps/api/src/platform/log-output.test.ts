import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { text } from "node:stream/consumers";

const LOG_OUTPUT = JSON.stringify(new URL("./log-output.ts", import.meta.url).href);

/** A process that writes through it; `output.write(line)` and `whenLost(lines)` are at the program's hand. */
function run(program: string, stdout: "pipe" | number): ChildProcess {
  const whole = `const { openLogOutput } = await import(${LOG_OUTPUT});
    const output = openLogOutput(1, (lines) => output.write("lost " + lines + "\\n"));
    ${program}`;
  return spawn(process.execPath, ["--input-type=module", "-e", whole], { stdio: ["ignore", stdout, "pipe", "ipc"] });
}

async function ended(child: ChildProcess): Promise<unknown> {
  const [code] = await once(child, "exit");
  return code;
}

test("every line arrives, also those of a process that ends at once", async () => {
  const child = run('for (let n = 0; n < 5000; n += 1) output.write(n + "\\n"); process.exit(0);', "pipe");
  const printed = await text(child.stdout ?? process.stdin);
  expect(printed.trimEnd().split("\n")).toEqual(Array.from({ length: 5_000 }, (_, n) => String(n)));
});

test("a full disk neither ends the process nor keeps it from ending", async () => {
  const full = openSync("/dev/full", "w");
  const child = run('output.write("a\\n"); setTimeout(() => { output.write("b\\n"); process.exit(7); }, 100);', full);
  closeSync(full);
  expect(await ended(child)).toBe(7);
});

test("a reader who has left does not end the process", async () => {
  const child = run(
    'process.on("message", () => { for (let n = 0; n < 10; n += 1) setTimeout(() => output.write(n + "\\n"), n); setTimeout(() => process.exit(7), 100); });',
    "pipe",
  );
  child.stdout?.destroy();
  child.send("go");
  expect(await ended(child)).toBe(7);
});

test("what does not fit before a reader who stands still is dropped, and counted once they go on", async () => {
  const child = run(
    'for (let n = 0; n < 20000; n += 1) output.write("x".repeat(999) + "\\n"); process.send("written"); setInterval(() => undefined, 1000);',
    "pipe",
  );
  await once(child, "message");
  let printed = "";
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    if (/lost \d+\n/.test(printed)) break;
  }
  child.kill("SIGKILL");
  const arrived = printed.split("\n").filter((line) => line.startsWith("x")).length;
  expect(arrived).toBeGreaterThan(8_000);
  expect(arrived + Number(/lost (\d+)/.exec(printed)?.[1])).toBe(20_000);
});
