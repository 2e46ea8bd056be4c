/**
 * What the launcher keeps inside a cluster, so that it moves with it: the password, for which folder it was made, and
 * which data folder the cluster belongs to. Whoever can read it can read the data as well.
 */
import { randomBytes } from "node:crypto";
import { closeSync, fchownSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { folderMark } from "./identity.ts";
import { placeIn } from "./postgres-home.ts";
import type { OsUser } from "./postgres-user.ts";
import { recall } from "./remembered.ts";
import { Trouble } from "./trouble.ts";

/** PostgreSQL leaves names that it does not know alone. */
const FILE = "parley.json";

interface ClusterRecord {
  readonly password: string;
  /** The data folder's path. */
  readonly dataDir: string;
}

/** The cluster's password; null when it is lost, or when this is a copy, which must not share the original's. */
export function passwordOf(home: string): string | null {
  const { password, folder } = recall(join(home, FILE));
  return typeof password === "string" && folder === folderMark(home) ? password : null;
}

/** Refuses a cluster that another data folder, which is still there, has as its own. */
export function refuseForeign(home: string, dataDir: string): void {
  const { dataDir: owner } = recall(join(home, FILE));
  if (typeof owner !== "string" || isSameFolder(owner, dataDir) || !isSameFolder(placeIn(owner), home)) return;
  const place = placeIn(dataDir);
  const copy = `${home}-${randomBytes(3).toString("hex")}`;
  throw new Trouble(
    `${place} leads to the database of ${owner}: to give ${dataDir} a copy of its own, stop Parley there and cp -a ${home} ${copy} && ln -sfn ${copy} ${place}`,
  );
}

/** Keeps the record in one step, owned as the cluster's other files are. */
export function keepClusterRecord(home: string, user: OsUser | null, record: ClusterRecord): void {
  const file = join(home, FILE);
  // The folder is another user's: what is found there is replaced, never followed.
  rmSync(`${file}.new`, { force: true });
  const handle = openSync(`${file}.new`, "wx", 0o600);
  try {
    writeSync(handle, `${JSON.stringify({ ...record, folder: folderMark(home) }, null, 2)}\n`);
    if (user !== null) fchownSync(handle, user.uid, user.gid);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.new`, file);
}

/** True when the record is as this data folder keeps it. */
export function isOwn(home: string, dataDir: string): boolean {
  return recall(join(home, FILE)).dataDir === dataDir;
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return folderMark(realpathSync(one)) === folderMark(realpathSync(other));
  } catch {
    return false;
  }
}
