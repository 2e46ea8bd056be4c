/** How each process of the system is started: its command, its environment and how it stops. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ChildPlan } from "./children.ts";
import { type LaunchSettings, root } from "./settings.ts";

/** Loopback addresses of the parts; the simulator's is null without the demo. */
export interface Addresses {
  readonly webPort: number;
  readonly simulatorPort: number | null;
}

const lifeline = pathToFileURL(join(root, "apps/api/dist/launch/lifeline.js")).href;
/** The API says what is for the operator alone by its channel: what it prints goes into a log. */
const ANNOUNCE_TO_PARENT = "--announce-to-parent";
const nextProgram = join(root, "node_modules/next/dist/bin/next");

/** The pages, on a loopback port: the API is the door to them. */
export function webPlan(settings: LaunchSettings, { webPort }: Addresses): ChildPlan {
  const mode = settings.isDevelopment ? "dev" : "start";
  return {
    ...nodeProcess("web", [nextProgram, mode, "-p", String(webPort), "-H", "127.0.0.1"], settings),
    cwd: join(root, "apps/web"),
    environment: {
      ...processEnvironment(settings),
      NODE_ENV: settings.isDevelopment ? "development" : "production",
      // What the pages' server asks the API goes straight to it.
      API_URL: `http://${loopbackHost(settings.host)}:${settings.port}`,
      DEMO: settings.hasDemo ? "1" : "0",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stopWithinMs: 3_000,
  };
}

/** The four vendors and the customers' phones, played on a loopback port. */
export function simulatorPlan(settings: LaunchSettings, port: number): ChildPlan {
  const program = join(root, "packages/providers/dist/simulator/main.js");
  const state = join(settings.dataDir, "simulator.json");
  const node = nodeProcess("simulator", [program, "--port", String(port), "--state", state], settings);
  return {
    ...node,
    environment: { ...node.environment, SIMULATOR_TOKEN: settings.simulatorToken },
    stopWithinMs: 3_000,
  };
}

/** The API: the system's one door. Vendors' addresses that the operator set stay. */
export function apiPlan(
  settings: LaunchSettings,
  databaseUrl: string,
  { webPort, simulatorPort }: Addresses,
): ChildPlan {
  const simulator = simulatorPort === null ? null : `http://127.0.0.1:${simulatorPort}`;
  return {
    ...nodeProcess("api", ["--expose-gc", join(root, "apps/api/dist/main.js"), ANNOUNCE_TO_PARENT], settings),
    environment: {
      NODE_ENV: "production",
      ...(simulator === null ? {} : simulatedVendors(simulator)),
      ...processEnvironment(settings),
      HOST: settings.host,
      PORT: String(settings.port),
      DATA_DIR: settings.dataDir,
      DATABASE_URL: databaseUrl,
      DEMO: settings.hasDemo ? "1" : "0",
      SIMULATOR_TOKEN: settings.simulatorToken,
      WEB_URL: `http://127.0.0.1:${webPort}`,
      ...(settings.isDevelopment ? {} : { WEB_STATIC: join(root, "apps/web/.next/static") }),
    },
    stopWithinMs: 10_000,
  };
}

function simulatedVendors(simulator: string): NodeJS.ProcessEnv {
  return {
    SIMULATOR_URL: simulator,
    TWILIO_API_URL: `${simulator}/twilio`,
    META_GRAPH_URL: `${simulator}/meta`,
    SINCH_AUTH_URL: `${simulator}/sinch`,
  };
}

/** True when the operator named a simulator of their own. */
export function hasOwnSimulator(settings: LaunchSettings): boolean {
  return Boolean(settings.environment.SIMULATOR_URL);
}

/** An address on which this machine reaches a server that listens on the host. */
export function loopbackHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

type NodePlan = Omit<ChildPlan, "stopWithinMs">;

function nodeProcess(name: string, args: readonly string[], settings: LaunchSettings): NodePlan {
  return {
    name,
    command: process.execPath,
    args: ["--import", lifeline, ...args],
    cwd: root,
    environment: processEnvironment(settings),
    lifeline: "channel",
    stopSignal: "SIGTERM",
  };
}

/** Compiled code is kept: the second start need not compile it again. */
function processEnvironment(settings: LaunchSettings): NodeJS.ProcessEnv {
  return { NODE_COMPILE_CACHE: join(settings.dataDir, "compiled"), ...settings.environment };
}
