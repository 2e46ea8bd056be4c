import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../platform/database.ts";
import { asLogged, type Logger } from "../platform/logging.ts";
import { openChats } from "./persistence/accounts.ts";

/** One demo account as the simulator is to know it: what its vendor would know, and no more. */
export interface NumberToRegister {
  readonly id: string;
  readonly provider: string;
  readonly phone: string;
  readonly name: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly webhookUrl: string;
}

/** Where the simulator is, and what its control API asks for. */
export interface Simulator {
  readonly url: string;
  readonly token: string;
}

const TRY_FOR_MS = 180_000;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Tells the simulator of each number, again and again until it has understood all: it may start after us, and
 * Meta's handshake needs our own door open. False when it gave up or was stopped.
 */
export async function registerNumbers(
  simulator: Simulator,
  numbers: readonly NumberToRegister[],
  { signal, logger }: { readonly signal: AbortSignal; readonly logger: Logger },
): Promise<boolean> {
  const missing = new Map(numbers.map((number) => [number.id, number]));
  const giveUpAt = Date.now() + TRY_FOR_MS;
  for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    for (const number of missing.values()) {
      if (await register(simulator, number, signal)) missing.delete(number.id);
    }
    if (missing.size === 0) return true;
    if (signal.aborted) return false;
    if (Date.now() > giveUpAt) {
      logger.warn(
        { accountIds: [...missing.keys()] },
        "the simulator does not take these numbers; the demo's customers cannot write",
      );
      return false;
    }
    await pause(pauseMs, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

async function register(
  simulator: Simulator,
  { id, ...number }: NumberToRegister,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await put(simulator, `/numbers/${id}`, number, signal);
  if (answer === null) return false;
  const { handshake } = answer as { readonly handshake: { readonly passed: boolean } | null };
  return handshake?.passed ?? true;
}

/** Tells the simulator of the chats that are open here, so that their service windows are the same there. */
export async function restoreWindows(
  database: Database,
  simulator: Simulator,
  { signal, logger }: { readonly signal: AbortSignal; readonly logger: Logger },
): Promise<void> {
  try {
    const open = await openChats(database.fork());
    for (const { numberId, phone, name, lastInboundAt } of open) {
      await put(simulator, `/phones/${phone}`, { name }, signal);
      const window = { numberId, phone, lastInboundAt: lastInboundAt?.toISOString() };
      await put(simulator, "/chats/window", window, signal);
    }
  } catch (error) {
    if (!signal.aborted)
      logger.warn({ error: asLogged(error) }, "the demo's open chats are not known to the simulator");
  }
}

/** The answer's JSON; null when there was none, or it was no success. */
async function put({ url, token }: Simulator, path: string, body: object, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await fetch(`${url}/control${path}`, {
      method: "PUT",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
