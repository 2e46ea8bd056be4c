/** Work that is asked for often and must run one at a time: any number of asks while it runs become one more run. */
export interface Pulse {
  /** Asks for a run soon. */
  ask(): void;
  /** Waits for the run under way and stops for good. */
  stop(): Promise<void>;
}

export interface PulseOptions {
  /** One run; true asks for another at once (there was more than one batch). */
  readonly run: () => Promise<boolean>;
  /** Runs also without being asked, this often: what a lost wake-up costs at most. */
  readonly everyMs: number;
  /** A run failed: the next is tried after `everyMs`. */
  readonly onError: (error: unknown) => void;
}

/** Starts the pulse; the first run is at once. */
export function startPulse({ run, everyMs, onError }: PulseOptions): Pulse {
  let isAsked = true;
  let isStopped = false;
  let wake: () => void = () => undefined;

  const finished = (async () => {
    while (!isStopped) {
      if (!isAsked) await sleepUntilAsked();
      if (isStopped) return;
      isAsked = false;
      try {
        if (await run()) isAsked = true;
      } catch (error) {
        onError(error);
        isAsked = false;
      }
    }
  })();

  function sleepUntilAsked(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    ask() {
      isAsked = true;
      wake();
    },
    async stop() {
      isStopped = true;
      wake();
      await finished;
    },
  };
}
