/** The last thing a start says: where it runs and what to do first. */

import { relative } from "node:path";
import { type LaunchSettings, root } from "./settings.ts";

/** The addresses, the demo's sign-ins and the first steps. */
export function banner(settings: LaunchSettings, seconds: string): string {
  const address = consoleAddress(settings);
  const logs = relative(root, settings.dataDir) || settings.dataDir;
  const lines = [`Parley is ready in ${seconds} s`, "", `  Console   ${address}`];
  if (settings.hasDemo) {
    lines.push(`  Phone     ${address}/simulator   write as a customer`, "", ...signIns(settings.host), "");
    lines.push(`  Try it: sign in as ana in one window, open the phone in another, and write to an account.`);
  } else lines.push(`  Set up    ${address}/setup   makes the first administrator while there is no user`);
  lines.push("", `  Logs are in ${logs}/logs. Ctrl-C stops everything; the data stays.`);
  return `\n${lines.join("\n")}\n`;
}

function consoleAddress({ host, port, environment }: LaunchSettings): string {
  const isLocal = isLoopback(host) || host === "0.0.0.0" || host === "::";
  return environment.PUBLIC_URL?.replace(/\/$/, "") || `http://${isLocal ? "localhost" : host}:${port}`;
}

function signIns(host: string): readonly string[] {
  if (!isLoopback(host))
    return [
      "  The demo's sign-ins are refused because HOST is not a loopback address; DEMO=0 starts without the demo.",
    ];
  return [
    "  Sign in   admin@demo.test        administrator",
    "            supervisor@demo.test   supervisor",
    "            ana@demo.test, ben@demo.test, chloe@demo.test   agents",
    "            password  parley-demo",
  ];
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}
