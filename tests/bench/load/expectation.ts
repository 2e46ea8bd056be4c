/** Waits for numbered messages to come out, and counts what came too often. */

export interface Expectation {
  seen(number: number | null): void;
  /** Resolves with the moment (performance.now) the last one came; rejects when some do not come in time. */
  readonly all: Promise<number>;
  doubled(): number;
}

/** Expects each number from `first` on, `howMany` of them, `times` times each. */
export function expectNumbers({
  first,
  howMany,
  times = 1,
  withinMs,
}: {
  readonly first: number;
  readonly howMany: number;
  readonly times?: number;
  readonly withinMs: number;
}): Expectation {
  const counts = new Uint32Array(howMany);
  let missing = howMany * times;
  let tooMany = 0;
  let complete: (at: number) => void = () => undefined;
  const all = new Promise<number>((done, failed) => {
    const timer = setTimeout(
      () => failed(new LostMessages(`${missing} of ${howMany * times} did not come within ${withinMs / 1_000} s`)),
      withinMs,
    );
    complete = (at) => {
      clearTimeout(timer);
      done(at);
    };
  });
  // A failure before anybody waits is told to whoever waits later.
  all.catch(() => undefined);
  return {
    all,
    doubled: () => tooMany,
    seen(number) {
      const index = number === null ? -1 : number - first;
      const count = counts[index];
      if (count === undefined) return;
      counts[index] = count + 1;
      if (count >= times) tooMany += 1;
      else {
        missing -= 1;
        if (missing === 0) complete(performance.now());
      }
    },
  };
}

/** What was answered 200 and did not come out. */
export class LostMessages extends Error {}
