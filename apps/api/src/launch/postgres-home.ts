/** Where the embedded database keeps its files: in the data folder, or beside it when that is closed to its user. */

import { randomBytes } from "node:crypto";
import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canReach, type OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

/** The folder of PostgreSQL's files below the data folder or, remembered by the caller, elsewhere. */
export function chooseHome(dataDir: string, user: OsUser | null): string {
  const here = join(dataDir, "database");
  if (canReach(user, here) && canGive(here, user)) return here;

  const there = join(spareFolder(user), `database-${randomBytes(6).toString("hex")}`);
  if (!canGive(there, user))
    throw new Trouble(`The database cannot be kept in ${dataDir} nor in ${there}: set DATABASE_URL`);
  // A signpost for whoever looks for the data or backs it up.
  rmSync(here, { recursive: true, force: true });
  symlinkSync(there, here);
  return there;
}

/** A lasting folder that any user may enter: the system's place for such data, else the temporary folder. */
export function spareFolder(user: OsUser | null): string {
  for (const folder of ["/var/lib/parley", join(tmpdir(), "parley")]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (canReach(user, join(folder, "any"))) return folder;
    } catch {
      // Read-only or not ours: the next one.
    }
  }
  throw new Trouble(
    "There is no folder that the database's user may enter: start as a normal user or set DATABASE_URL",
  );
}

/** Gives all files to the user: a container made anew may number its users differently. */
export function giveTo(user: OsUser | null, path: string): void {
  if (user === null || !existsSync(path) || statSync(path).uid === user.uid) return;
  giveAll(user, path);
}

function giveAll(user: OsUser, path: string): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveAll(user, join(path, name));
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, user.uid, user.gid);
}

/** False where the folder cannot be made or ownership cannot be given away, as on some network and shared folders. */
function canGive(folder: string, user: OsUser | null): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (user !== null) chownSync(folder, user.uid, user.gid);
    return user === null || statSync(folder).uid === user.uid;
  } catch {
    return false;
  }
}
