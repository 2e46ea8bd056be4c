import { readChange } from "./read.ts";
import type { StreamChange } from "./shapes.ts";

export interface StreamListener {
  onChange(change: StreamChange): void;
  /** `true` at each (re)connection: whatever happened meanwhile must be asked for again. */
  onConnection(isUp: boolean): void;
}

/** Listens to the simulator's changes until the returned function is called; the browser reconnects by itself. */
export function listenToSimulator(listener: StreamListener): () => void {
  const source = new EventSource("/simulator/api/stream");
  source.addEventListener("open", () => listener.onConnection(true));
  source.addEventListener("error", () => listener.onConnection(false));
  source.addEventListener("change", (event) => {
    const change = readChange(parsed(event.data));
    if (change !== null) listener.onChange(change);
  });
  return () => source.close();
}

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
