/** One system per data folder: a second start says where the first one is. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { folderMark, markOf, runs } from "./identity.ts";
import { recall, remember } from "./remembered.ts";
import { Trouble } from "./trouble.ts";

/** Claims the data folder, or says in one line who has it. Gives back the release. */
export function claim(dataDir: string, port: number): () => void {
  const file = join(dataDir, "running.json");
  const folder = folderMark(dataDir);
  const found = recall(file);
  // The record of a copied folder is another folder's.
  if (found.folder === folder && found.pid !== process.pid && runs(found))
    throw new Trouble(
      `Parley already runs on ${dataDir} (process ${found.pid}, port ${found.port}): stop it first, or set DATA_DIR`,
    );
  remember(file, { ...markOf(process.pid), port, folder });
  return () => {
    if (recall(file).pid === process.pid) rmSync(file, { force: true });
  };
}
