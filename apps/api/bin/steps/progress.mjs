/** Steps with progress on a terminal; one plain line per finished step elsewhere. */

/**
 * Where a command's steps are told: `npm start` tells them on stdout, commands with output of their own on stderr.
 *
 * @param {NodeJS.WriteStream} out
 */
export function progressOn(out) {
  const lively = out.isTTY === true && process.env.CI === undefined;
  // Who reads us may leave, and a file we print to may lie on a full disk: neither ends the command.
  out.on("error", () => undefined);

  return {
    /**
     * Runs a step and tells how long it took. While it runs, a terminal shows the seconds passing.
     *
     * @template T
     * @param {{ doing: string, done: string }} words
     * @param {() => Promise<T>} act
     * @returns {Promise<T>}
     */
    async step({ doing, done }, act) {
      const startedAt = performance.now();
      const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
      const ticking = lively ? setInterval(() => out.write(`\r… ${doing} ${seconds()} s`), 100) : null;
      if (!lively) out.write(`… ${doing}\n`);
      try {
        const result = await act();
        out.write(`${lively ? "\r\u001b[K" : ""}✓ ${done} ${seconds()} s\n`);
        return result;
      } catch (failure) {
        if (lively) out.write("\r\u001b[K");
        throw failure;
      } finally {
        if (ticking !== null) clearInterval(ticking);
      }
    },
  };
}

/** A problem the operator can solve: told in one line, without a stack. */
export class Plight extends Error {}
