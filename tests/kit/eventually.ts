/** Waiting for what must come: values that can be looked at again, and expectations that look until they hold. */
import { setTimeout as pause } from "node:timers/promises";

/** A value on the other side of a public door: awaited it is read once, `toEventually…` reads it until it fits. */
export interface Watched<Value> extends Promise<Value> {
  again(): Promise<Value>;
}

export function watched<Value>(read: () => Promise<Value>): Watched<Value> {
  return Object.assign(read(), { again: read });
}

const LOOK_EVERY_MS = 40;
/** Patience, not a promise: promises about time are measured, never waited out. */
const PATIENCE_MS = 25_000;

/** Looks until `check` no longer throws and gives what it saw; after the patience, throws what `check` threw last. */
export async function eventually<Value>(
  look: () => Promise<Value>,
  check: (value: Value) => void,
  patienceMs = PATIENCE_MS,
): Promise<Value> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      const value = await look();
      check(value);
      return value;
    } catch (reason) {
      if (performance.now() > deadline) throw reason;
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** Resolves when it is true. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  await eventually(
    async () => holds(),
    (value) => {
      if (!value) throw new Error(`Did not happen: ${what}`);
    },
  );
}

type Check = (value: unknown, expected: unknown) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  toEventuallyHaveLength: (value, expected) => expect(value).toHaveLength(expected as number),
  toEventuallyEqual: (value, expected) => expect(value).toEqual(expected),
  toEventuallyMatchObject: (value, expected) => expect(value).toMatchObject(expected as object),
};

expect.extend(
  Object.fromEntries(
    Object.entries(CHECKS).map(([name, check]) => [
      name,
      async (seen: Watched<unknown>, expected: unknown) => {
        let first: Promise<unknown> | null = seen;
        const look = () => {
          const value = first ?? seen.again();
          first = null;
          return value;
        };
        try {
          await eventually(look, (value) => check(value, expected));
          return { pass: true, message: () => `${name} held` };
        } catch (reason) {
          return { pass: false, message: () => (reason instanceof Error ? reason.message : String(reason)) };
        }
      },
    ]),
  ),
);

declare global {
  namespace jest {
    interface Matchers<R> {
      toEventuallyHaveLength(length: number): Promise<R>;
      toEventuallyEqual(expected: unknown): Promise<R>;
      toEventuallyMatchObject(expected: object): Promise<R>;
    }
  }
}
