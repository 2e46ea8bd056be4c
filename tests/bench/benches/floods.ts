/** What hostile floods do to the API: its memory, its event loop, and how long somebody else waits. One flood after the other. */
import { signIn } from "../../kit/clients.ts";
import { FLOODS, type Flood, workOn } from "../../kit/floods.ts";
import { newPerson } from "../../kit/people.ts";
import type { Bench, Outcome, Place } from "../bench.ts";
import type { Row } from "../report/row.ts";
import { percentile } from "../report/statistics.ts";
import { watchMemory } from "../system/memory.ts";

export const floods: Bench = {
  ids: ["FLOODS"],
  about: "memory, event-loop delay and another user's answers under hostile floods",
  run: measure,
};

/** What the machine itself takes at this hour. */
const QUIET: Flood = {
  name: "no flood",
  run: (_target, signal) => new Promise((over) => signal.addEventListener("abort", () => over())),
};

async function measure(place: Place): Promise<Outcome> {
  const rows: Row[] = [];
  const wrong: string[] = [];
  for (const flood of [QUIET, ...FLOODS]) {
    const found = await under(flood, place);
    rows.push(...found.rows);
    wrong.push(...found.wrong);
  }
  return { rows, wrong };
}

/** On a system of its own, for some floods leave nothing behind that the next could be measured on. */
async function under(flood: Flood, place: Place): Promise<Outcome> {
  const system = await place.startSystem();
  const administrator = await signIn(system.url, system.administrator);
  const { client: insider } = await newPerson(administrator, "SUPERVISOR");
  const { client: colleague } = await newPerson(administrator, "AGENT");
  const pid = system.node.pid();
  if (pid === undefined) throw new Error("The API does not run");
  const memory = watchMemory(pid);
  await loopDelay(system.url);
  const over = AbortSignal.timeout(place.seconds * 1_000);
  const serving = workOn(colleague, over);
  await flood.run({ url: system.url, insider }, over);
  const served = await serving;
  const lives = system.node.pid() === pid;
  const { p99, most: longest } = await loopDelay(system.url);
  const most = lives ? memory.stop() : Number.NaN;
  place.say(
    `${flood.name}: ${lives ? "" : "DIED, "}${most.toFixed(0)} MB, loop p99 ${p99.toFixed(0)} and at most ${longest.toFixed(0)} ms; ` +
      `somebody else was served ${served.answeredMs.length} times, not ${served.failed} times`,
  );
  await system.stop();
  const row = (what: string, unit: string, value: number, floor: number, goal: number): Row => ({
    id: "FLOODS",
    what: `${flood.name}: ${what}`,
    unit,
    ours: [value],
    limit: null,
    better: "less",
    floor,
    goal,
  });
  return {
    rows: [
      row("memory at most", "MB", most, 600, 400),
      row("event-loop delay p99", "ms", p99, 250, 50),
      row("another user's answer p99", "ms", percentile(served.answeredMs, 99), 1_000, 200),
    ],
    wrong: [
      ...(lives ? [] : [`The API died under: ${flood.name}`]),
      ...(served.failed === 0
        ? []
        : [`${served.failed} requests of another user were not served under: ${flood.name}`]),
    ],
  };
}

/** Milliseconds since the last look, by the API's own measure; no numbers when it does not answer. */
async function loopDelay(url: string): Promise<{ readonly p99: number; readonly most: number }> {
  const text = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(30_000) }).then(
    (response) => response.text(),
    () => "",
  );
  const milliseconds = (name: string) =>
    Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, "m").exec(text)?.[1] ?? Number.NaN) * 1_000;
  return { p99: milliseconds("p99"), most: milliseconds("max") };
}
