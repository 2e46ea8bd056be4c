/** One system per data folder: a second start says where the first one is. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf } from "./postgres-leftover.ts";
import { recall, remember } from "./remembered.ts";
import { Trouble } from "./trouble.ts";

/** Claims the data folder, or says in one line who has it. Gives back the release. */
export function claim(dataDir: string, port: number): () => void {
  const file = join(dataDir, "running.json");
  const { pid, port: theirPort } = recall(file);
  if (typeof pid === "number" && pid !== process.pid && commandOf(pid).includes("launch/start"))
    throw new Trouble(
      `Parley already runs on ${dataDir} (process ${pid}, port ${theirPort}): stop it first, or set DATA_DIR`,
    );
  remember(file, { pid: process.pid, port });
  return () => rmSync(file, { force: true });
}
