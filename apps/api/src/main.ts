import { compose } from "./composition.ts";
import { readEnvironment } from "./environment.ts";
import { asLogged, createLogger } from "./platform/logging.ts";

const STOP_WITHIN_MS = 10_000;

/** One node: reads the environment, composes, serves until it is told to stop, stops in order. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const logger = createLogger(environment.logLevel);
  process.on("uncaughtException", (error) => {
    // Node's own words would show what a driver put into the error.
    logger.fatal({ error: asLogged(error) }, "stopped by an error that nobody caught");
    process.exit(1);
  });
  const node = await compose(environment, logger, announce);
  logger.info({ address: node.address }, "listening");
  // A third of what is held now only starting needed; left alone, it would stay until the heap grows.
  globalThis.gc?.({ type: "major", flavor: "last-resort" });

  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await node.stop().catch((error: unknown) => logger.error({ error: asLogged(error) }, "did not stop cleanly"));
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
  process.on("unhandledRejection", (error) =>
    logger.error({ error: asLogged(error) }, "a promise was rejected and nobody cared"),
  );
}

/** Says something to the operator that no log may hold: to the launcher where it started us, else where we print. */
function announce(words: string): void {
  if (process.argv.includes("--announce-to-parent") && process.send !== undefined)
    process.send({ announcement: words }, undefined, undefined, () => undefined);
  else process.stdout.write(`${words}\n`);
}

// Who reads us may leave, and a file we print to may lie on a full disk: neither ends the node.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "Parley could not start."}\n`);
  process.exit(1);
});
