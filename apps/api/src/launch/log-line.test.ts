import { asLogLine } from "./log-line.ts";

const NOW = new Date("2026-11-30T18:45:00.000Z");
const read = (process: string, stream: "stdout" | "stderr", line: string): unknown =>
  JSON.parse(asLogLine({ process, stream, line }, NOW));

test("a structured line stays as it is", () => {
  const line = '{"level":"info","time":"2026-11-30T18:44:59.000Z","msg":"listening"}';
  expect(asLogLine({ process: "api", stream: "stdout", line }, NOW)).toBe(line);
});

test.each([
  ["web", "stdout", "  \u001b[32m✓\u001b[0m Ready in 300ms", "info", "  ✓ Ready in 300ms"],
  ["api", "stderr", "    at main (file:///main.js:3:1)", "warn", "    at main (file:///main.js:3:1)"],
  ["web", "stdout", "{ digest: '123' }", "info", "{ digest: '123' }"],
  ["web", "stdout", '{"cut', "info", '{"cut'],
  ["web", "stdout", "", "info", ""],
] as const)("%s on %s: %j is wrapped", (process, stream, line, level, text) => {
  expect(read(process, stream, line)).toEqual({ level, time: NOW.toISOString(), process, line: text });
});

test.each([
  ["LOG", "info"],
  ["WARNING", "warn"],
  ["ERROR", "error"],
  ["FATAL", "error"],
  ["PANIC", "fatal"],
  ["DEBUG1", "debug"],
])("PostgreSQL's %s is our %s", (severity, level) => {
  const line = `2026-11-30 18:45:00.123 UTC [4711] ${severity}:  could not write to file "pg_wal/x": No space left on device`;
  expect(read("database", "stderr", line)).toMatchObject({ level, process: "database" });
});
