/** What the launcher says while it starts: one line a step. */

export interface Steps {
  /** Runs a step and says how long it took. Steps may run at the same time. */
  step<T>(done: string, act: () => Promise<T>): Promise<T>;
  say(text: string): void;
}

/** Steps on a stream; a terminal shows what is still being waited for. */
export function stepsOn(out: NodeJS.WriteStream): Steps {
  const lively = out.isTTY === true;
  const waiting = new Set<string>();
  const startedAt = performance.now();
  let ticking: NodeJS.Timeout | null = null;

  const erase = () => lively && out.write("\r\u001b[K");
  const tick = () => {
    erase();
    if (waiting.size > 0) out.write(`… ${[...waiting].join(", ")} ${seconds(startedAt)} s`);
  };
  return {
    async step(name, act) {
      const stepStartedAt = performance.now();
      waiting.add(name);
      if (lively) ticking ??= setInterval(tick, 100);
      try {
        const result = await act();
        erase();
        out.write(`✓ ${name} ${seconds(stepStartedAt)} s\n`);
        return result;
      } finally {
        waiting.delete(name);
        if (waiting.size === 0 && ticking !== null) {
          clearInterval(ticking);
          ticking = null;
          erase();
        }
      }
    },
    say(text) {
      erase();
      out.write(`${text}\n`);
    },
  };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
