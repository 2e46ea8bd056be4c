import { readChange } from "./read.ts";
import type { StreamChange } from "./shapes.ts";

export interface StreamListener {
  onChange(change: StreamChange): void;
  /** `true` at each (re)connection: whatever happened meanwhile must be asked for again. */
  onConnection(isUp: boolean): void;
}

const AGAIN_AFTER_MS = 1_000;

/** Listens to the simulator's changes until the returned function is called. */
export function listenToSimulator(listener: StreamListener): () => void {
  let source = open();
  let again: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(again);
    source.close();
  };

  function open(): EventSource {
    const opened = new EventSource("/simulator/api/stream");
    opened.addEventListener("open", () => listener.onConnection(true));
    opened.addEventListener("error", () => {
      listener.onConnection(false);
      // The browser reconnects by itself, but gives up for good when a server that starts or stops answers an error.
      if (opened.readyState !== EventSource.CLOSED) return;
      again = setTimeout(() => {
        source = open();
      }, AGAIN_AFTER_MS);
    });
    opened.addEventListener("change", (event) => {
      const change = readChange(parsed(event.data));
      if (change !== null) listener.onChange(change);
    });
    return opened;
  }
}

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
