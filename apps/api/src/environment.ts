import { randomUUID } from "node:crypto";
import { z } from "zod";

const url = (fallback?: string) => {
  const address = z
    .string()
    .url()
    .transform((text) => text.replace(/\/+$/, ""));
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
  DATA_DIR: z.string().default(".parley"),
  DEMO: z.enum(["0", "1"]).default("0"),
  WEB_URL: url(),
  SIMULATOR_URL: url(),
  TWILIO_API_URL: url("https://api.twilio.com"),
  META_GRAPH_URL: url("https://graph.facebook.com"),
  SINCH_AUTH_URL: url("https://auth.sinch.com"),
  SETUP_TOKEN: z.string().min(16).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

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
  readonly dataDir: string;
  readonly isDemo: boolean;
  /** Where the console's pages are served, behind us; null: this node serves no pages. */
  readonly webUrl: string | null;
  readonly simulatorUrl: string | null;
  readonly providerAddresses: { readonly twilioApi: string; readonly metaGraph: string; readonly sinchAuth: string };
  /** Guards /setup while no user exists; made at start when absent. */
  readonly setupToken: string;
  /** What intervals without a time zone of their own are read in (INT-05). */
  readonly timeZone: string;
  readonly logLevel: string;
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
  return {
    port: it.PORT,
    host: it.HOST,
    publicUrl: it.PUBLIC_URL ?? `http://localhost:${it.PORT}`,
    databaseUrl: it.DATABASE_URL,
    databaseConnections: it.DATABASE_CONNECTIONS,
    redisUrl: it.REDIS_URL ?? null,
    secretKey: it.SECRET_KEY ?? null,
    dataDir: it.DATA_DIR,
    isDemo: it.DEMO === "1",
    webUrl: it.WEB_URL ?? null,
    simulatorUrl: it.SIMULATOR_URL ?? null,
    providerAddresses: {
      twilioApi: it.TWILIO_API_URL ?? "",
      metaGraph: it.META_GRAPH_URL ?? "",
      sinchAuth: it.SINCH_AUTH_URL ?? "",
    },
    setupToken: it.SETUP_TOKEN ?? randomUUID(),
    // The process's: `TZ`, or the system's.
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    logLevel: it.LOG_LEVEL,
  };
}
