/**
 * Where the embedded database keeps its files: always at `database` in the data folder, which is a link where that folder
 * is closed to the database's user. Nothing here deletes: what is not understood is refused.
 */
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canReach, type OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

/** What stands at a data folder's `database`, by its real path: a cluster, or room for a new one. */
export type Found =
  | { readonly type: "cluster"; readonly home: string }
  | { readonly type: "empty"; readonly home: string }
  | { readonly type: "absent" };

/** Looks without touching anything; whatever is neither a cluster nor certainly free is refused. */
export function look(dataDir: string): Found {
  const place = placeIn(dataDir);
  if (lstatSync(place, { throwIfNoEntry: false }) === undefined) return { type: "absent" };
  if (!existsSync(place) && lstatSync(place).isSymbolicLink())
    throw new Trouble(
      `${place} leads to ${readlinkSync(place)}, which is not there: put the database's files there, or in its place, from the backup`,
    );
  let entries: readonly string[];
  try {
    entries = readdirSync(place);
  } catch (error) {
    throw new Trouble(`${place} cannot be read (${reason(error)}): it must be a folder of the user who starts Parley`);
  }
  const home = realpathSync(place);
  if (entries.includes("PG_VERSION")) return { type: "cluster", home };
  if (entries.length === 0) return { type: "empty", home };
  throw new Trouble(`${place} is not empty and holds no database: move what is there elsewhere, or set DATA_DIR`);
}

/** An empty folder for a new cluster: at its place or, where its user cannot enter there, elsewhere with a link to it. */
export function makeHome(dataDir: string, found: Found, user: OsUser | null): string {
  const place = placeIn(dataDir);
  const here = found.type === "empty" ? found.home : join(realpathSync(dataDir), "database");
  if (canReach(user, here) && canGive(here, user)) return here;

  const there = join(spareFolder(user), `database-${randomBytes(6).toString("hex")}`);
  if (!canGive(there, user))
    throw new Trouble(`The database cannot be kept in ${dataDir} nor in ${there}: set DATABASE_URL`);
  try {
    if (lstatSync(place, { throwIfNoEntry: false }) !== undefined) rmdirSync(place);
    symlinkSync(there, place);
  } catch (error) {
    throw new Trouble(`${place} cannot become a link to ${there} (${reason(error)}): remove it, or set DATA_DIR`);
  }
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

/** The database's place in a data folder. */
export function placeIn(dataDir: string): string {
  return join(dataDir, "database");
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

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
