import { placeOf } from "../../client-address.ts";
import type { Viewer } from "../../viewer.ts";

/** How many things of one person, or of one address, are done at a time and may wait for it. */
export interface TurnLimits {
  readonly running: number;
  readonly waiting: number;
}

export interface Turn {
  /** Resolves when it may begin. */
  readonly begins: Promise<void>;
  /** It is over, or nobody waits for it any more; to be called once or more. */
  end(): void;
}

export interface Turns {
  /** A turn in the order of asking; null when as many wait already as may. */
  take(key: string, limits: TurnLimits): Turn | null;
}

/** Operations of one person over all transports, and of strangers from one address: others have theirs beside them. */
const OPERATIONS = {
  ofViewer: { running: 16, waiting: 128 },
  ofAddress: { running: 8, waiting: 128 },
} as const;

/** Whose turn an operation takes, and how many of them there may be. */
export function turnsOf(viewer: Viewer | null, address: string): [key: string, limits: TurnLimits] {
  return viewer === null
    ? [`operations of ${placeOf(address)}`, OPERATIONS.ofAddress]
    : [`operations of user ${viewer.userId}`, OPERATIONS.ofViewer];
}

interface Line {
  running: number;
  readonly waiting: Set<() => void>;
}

/** Turns by key, in memory: a key takes room only while it has turns. */
export function createTurns(): Turns {
  const lines = new Map<string, Line>();

  function passOn(key: string, line: Line): void {
    const [next] = line.waiting;
    if (next === undefined) {
      line.running -= 1;
      if (line.running === 0) lines.delete(key);
      return;
    }
    line.waiting.delete(next);
    next();
  }

  return {
    take(key, { running, waiting }) {
      const line = lines.get(key) ?? { running: 0, waiting: new Set() };
      lines.set(key, line);
      if (line.running < running) {
        line.running += 1;
        return { begins: Promise.resolve(), end: once(() => passOn(key, line)) };
      }
      if (line.waiting.size >= waiting) return null;
      const { promise: begins, resolve: begin } = Promise.withResolvers<void>();
      line.waiting.add(begin);
      return { begins, end: once(() => (line.waiting.delete(begin) ? undefined : passOn(key, line))) };
    },
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
