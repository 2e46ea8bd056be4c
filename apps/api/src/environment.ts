import { z } from "zod";
import { letsOthersIn } from "./launch/loopback.ts";
import { type IsTrustedProxy, LOOPBACK_PROXIES, readTrustedProxies } from "./platform/client-address.ts";
import type { SystemCommands } from "./platform/system-commands.ts";

const url = (fallback?: string) => {
  const address = z
    .string()
    .url()
    .transform((text) => text.replace(/(?<!\/)\/+$/, ""));
  return fallback === undefined ? address.optional() : address.default(fallback);
};

const Variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: url(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://"),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(4).max(200).default(20),
  REDIS_URL: z.string().optional(),
  SECRET_KEY: z.string().min(16).optional(),
  SECRET_KEY_LOST: z.enum(["0", "1"]).default("0"),
  DATA_DIR: z.string().default(".parley"),
  DEMO: z.enum(["0", "1"]).default("0"),
  INTROSPECTION: z.enum(["0", "1"]).default("0"),
  WEB_URL: url(),
  WEB_STATIC: z.string().optional(),
  SIMULATOR_URL: url(),
  SIMULATOR_TOKEN: z.string().min(16).optional(),
  TRUSTED_PROXIES: z.string().default(LOOPBACK_PROXIES),
  TWILIO_API_URL: url("https://api.twilio.com"),
  META_GRAPH_URL: url("https://graph.facebook.com"),
  SINCH_AUTH_URL: url("https://auth.sinch.com"),
  SETUP_TOKEN: z.string().min(16).optional(),
  OUTGOING_ALLOWED: z.string().default(""),
  SYSTEM_COMMANDS: z.string().default("{}"),
  PATH: z.string().default("/usr/bin:/bin"),
  TZ: z.string().refine(isZoneInForce, "this is no time zone; one looks like Europe/Rome").optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

/** Programs that plans may run: names with files, by their whole path, and fixed arguments. */
const Commands = z.record(
  z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "names are letters, digits, _ and -, at most 40"),
  z.strictObject({
    file: z.string().startsWith("/", "file must be a whole path"),
    arguments: z.array(z.string()).default([]),
  }),
);

/** Everything the process is told from outside; the table in README.md says what each means. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** What the world calls us: base of receive URLs and media links, without a trailing "/". */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly redisUrl: string | null;
  /** Null: one is generated and kept in `dataDir`. */
  readonly secretKey: string | null;
  /** The former key is lost: a start with another one is wanted, and accounts' credentials are entered again. */
  readonly isSecretKeyLost: boolean;
  readonly dataDir: string;
  /** Wanted, and nobody but this machine comes in: everybody can read the demo's passwords. */
  readonly isDemo: boolean;
  /** The setting that lets others in, for which the demo that was wanted does not run; null: it runs, or was not wanted. */
  readonly demoRefusedFor: "HOST" | "PUBLIC_URL" | null;
  /** Peers that are believed when they say for whom they ask. */
  readonly isTrustedProxy: IsTrustedProxy;
  /** The schema may be asked about itself, by whoever is signed in. */
  readonly introspection: boolean;
  /** Where the console's pages are served, behind us; null: this node serves no pages. */
  readonly webUrl: string | null;
  /** The folder of the pages' scripts and styles, when this node gives them out itself. */
  readonly webStatic: string | null;
  readonly simulatorUrl: string | null;
  /** What the simulator's control API asks for; null: it is not reached from here. */
  readonly simulatorToken: string | null;
  readonly providerAddresses: { readonly twilioApi: string; readonly metaGraph: string; readonly sinchAuth: string };
  /** Guards /setup while no user exists; null: one follows from the secret key. */
  readonly setupToken: string | null;
  /** What intervals without a time zone of their own are read in. */
  readonly timeZone: string;
  readonly logLevel: string;
  /** Private addresses that HTTP steps of plans may call all the same. */
  readonly outgoingAllowed: readonly string[];
  /** Programs that plans may run; none: the action is off. */
  readonly systemCommands: SystemCommands;
  /** Where those programs find others. */
  readonly commandPath: string;
}

/** Reads and checks the environment; throws one clear line for the operator. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = Variables.safeParse(present);
  if (!read.success) {
    const [problem] = read.error.issues;
    throw new Error(`The environment variable ${problem?.path.join(".")} is wrong: ${problem?.message}.`);
  }
  const it = read.data;
  const demoRefusedFor = it.DEMO === "1" ? letsOthersIn(it.HOST, it.PUBLIC_URL ?? null) : null;
  return {
    port: it.PORT,
    host: it.HOST,
    publicUrl: it.PUBLIC_URL ?? `http://localhost:${it.PORT}`,
    databaseUrl: it.DATABASE_URL,
    databaseConnections: it.DATABASE_CONNECTIONS,
    redisUrl: it.REDIS_URL ?? null,
    secretKey: it.SECRET_KEY ?? null,
    isSecretKeyLost: it.SECRET_KEY_LOST === "1",
    dataDir: it.DATA_DIR,
    isDemo: it.DEMO === "1" && demoRefusedFor === null,
    demoRefusedFor,
    isTrustedProxy: readProxies(it.TRUSTED_PROXIES),
    introspection: it.INTROSPECTION === "1",
    webUrl: it.WEB_URL ?? null,
    webStatic: it.WEB_STATIC ?? null,
    simulatorUrl: it.SIMULATOR_URL ?? null,
    simulatorToken: it.SIMULATOR_TOKEN ?? null,
    providerAddresses: {
      twilioApi: it.TWILIO_API_URL ?? "",
      metaGraph: it.META_GRAPH_URL ?? "",
      sinchAuth: it.SINCH_AUTH_URL ?? "",
    },
    setupToken: it.SETUP_TOKEN ?? null,
    // The process's: `TZ`, or the system's.
    timeZone: zoneInForce() ?? "UTC",
    logLevel: it.LOG_LEVEL,
    outgoingAllowed: readAddresses(it.OUTGOING_ALLOWED),
    systemCommands: readCommands(it.SYSTEM_COMMANDS),
    commandPath: it.PATH,
  };
}

/** Node takes UTC, or no zone at all, without a word where it does not know the name; offsets such as +02:00 it knows elsewhere only. */
function isZoneInForce(name: string): boolean {
  if (zoneInForce() === null || /^[+-]/.test(name)) return false;
  try {
    // A system's own spelling may begin with a colon.
    return Intl.DateTimeFormat("en", { timeZone: name.replace(/^:/, "") }) !== null;
  } catch {
    return false;
  }
}

function zoneInForce(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions() as { readonly timeZone: string | undefined };
  return timeZone === undefined || timeZone === "Etc/Unknown" ? null : timeZone;
}

function readAddresses(text: string): string[] {
  const addresses = text
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");
  const wrong = addresses.find((address) => !URL.canParse(address));
  if (wrong !== undefined)
    throw new Error(`The environment variable OUTGOING_ALLOWED is wrong: ${wrong} is no address.`);
  return addresses;
}

function readProxies(text: string): IsTrustedProxy {
  const { isTrusted, wrong } = readTrustedProxies(text);
  if (wrong !== null)
    throw new Error(
      `The environment variable TRUSTED_PROXIES is wrong: ${wrong} is neither an address nor a range such as 10.0.0.0/8.`,
    );
  return isTrusted;
}

function readCommands(text: string): SystemCommands {
  let commands: unknown;
  try {
    commands = JSON.parse(text);
  } catch {
    throw new Error("The environment variable SYSTEM_COMMANDS is wrong: it is no JSON.");
  }
  const read = Commands.safeParse(commands);
  if (!read.success) {
    const [problem] = read.error.issues;
    throw new Error(
      `The environment variable SYSTEM_COMMANDS is wrong: ${problem?.path.join(".")}: ${problem?.message}.`,
    );
  }
  return new Map(Object.entries(read.data));
}
