import { compose } from "./composition.ts";
import { readEnvironment } from "./environment.ts";
import { asLogged, createLogger } from "./platform/logging.ts";

const STOP_WITHIN_MS = 10_000;

/** One node: reads the environment, composes, serves until it is told to stop, stops in order. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const logger = createLogger(environment.logLevel);
  const node = await compose(environment, logger);
  logger.info({ address: node.address }, "listening");
  // A third of what is held now only starting needed; left alone, it would stay until the heap grows (P13).
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "Parley could not start."}\n`);
  process.exit(1);
});
