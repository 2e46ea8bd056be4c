import type { Fetch } from "@parley/providers";
import { type RequestInit as UndiciInit, fetch as undiciFetch } from "undici";
import { guardedAgent } from "./guarded-connections.ts";

/** One whole call to a provider; longer ones end as "nobody knows" (R3). */
const CALL_MS = 30_000;
/** One whole file. */
const DOWNLOAD_MS = 300_000;

/** The network that provider adapters are given. */
export interface ProviderHttp {
  /** For calls: 5 s to connect, 30 s in all. */
  readonly call: Fetch;
  /** For customers' files: 5 s to connect, 5 minutes in all. */
  readonly download: Fetch;
  close(): Promise<void>;
}

/**
 * Opens it, over guarded connections; `trusted` base addresses are the providers' configured ones, an account's own,
 * the simulator's.
 */
export function openProviderHttp(trusted: () => readonly string[]): ProviderHttp {
  const agent = guardedAgent(trusted);
  const fetchWithin =
    (wholeMs: number): Fetch =>
    async (url, init) => {
      const signals = [AbortSignal.timeout(wholeMs), ...(init?.signal ? [init.signal] : [])];
      const answer: unknown = await undiciFetch(url, {
        ...(init as UndiciInit | undefined),
        signal: AbortSignal.any(signals),
        dispatcher: agent,
      });
      // The same class by another name: undici's own and the one that Node carries.
      return answer as Response;
    };
  return { call: fetchWithin(CALL_MS), download: fetchWithin(DOWNLOAD_MS), close: () => agent.close() };
}
