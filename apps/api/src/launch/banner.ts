/** The last thing a start says: where it runs and what to do first. */

import { relative } from "node:path";
import { isLoopbackHost } from "./loopback.ts";
import { type LaunchSettings, root } from "./settings.ts";

/** The addresses, the demo's sign-ins and the first steps. */
export function banner(settings: LaunchSettings, seconds: string): string {
  const address = consoleAddress(settings);
  const logs = relative(root, settings.dataDir) || settings.dataDir;
  const lines = [`Parley is ready in ${seconds} s`, "", `  Console   ${address}`];
  if (settings.hasDemo) {
    lines.push(`  Phone     ${address}/simulator   write as a customer`, "", ...SIGN_INS, "");
    lines.push(`  Try it: sign in as ana in one window, open the phone in another, and write to an account.`);
  } else {
    lines.push(`  Set up    ${address}/setup   makes the first administrator while there is none`);
    if (settings.demoRefusedFor !== null)
      lines.push(
        "",
        `  No demo: ${settings.demoRefusedFor} is no loopback address. Its users are locked, its phone is off.`,
      );
  }
  lines.push("", `  Logs are in ${logs}/logs. Ctrl-C stops everything; the data stays.`);
  return `\n${lines.join("\n")}\n`;
}

function consoleAddress({ host, port, environment }: LaunchSettings): string {
  const isLocal = isLoopbackHost(host) || host === "0.0.0.0" || host === "::";
  return environment.PUBLIC_URL?.replace(/\/$/, "") || `http://${isLocal ? "localhost" : host}:${port}`;
}

const SIGN_INS: readonly string[] = [
  "  Sign in   admin@demo.test        administrator",
  "            supervisor@demo.test   supervisor",
  "            ana@demo.test, ben@demo.test, chloe@demo.test   agents",
  "            password  parley-demo",
];
