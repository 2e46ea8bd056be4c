/** A cluster that was found is made usable for the user who runs it, or refused in one line that says what to do. */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { spareFolder } from "./postgres-home.ts";
import { canReach, type OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

/** Group and others: PostgreSQL refuses folders that these may write or that others may read. */
const TOO_OPEN = 0o027;

/** Checks version, completeness and access, and gives a restored cluster the owner and mode that PostgreSQL asks for. */
export function prepareCluster(home: string, user: OsUser | null, ourVersion: string): void {
  if (!canReach(user, home)) {
    const open = join(spareFolder(user), `database-${randomBytes(6).toString("hex")}`);
    throw new Trouble(
      `The user ${user?.name}, who runs the database, cannot enter ${home}: mv ${home} ${open} && ln -s ${open} ${home}`,
    );
  }
  const version = readFileSync(join(home, "PG_VERSION"), "utf8").trim();
  if (version !== ourVersion)
    throw new Trouble(
      `${home} is a database of PostgreSQL ${version || "unknown"}, and this Parley runs ${ourVersion}: start the Parley that made it, pg_dump it there and restore it here`,
    );
  if (!existsSync(join(home, "global/pg_control")))
    throw new Trouble(`${home} holds only a part of a database: put all of its files there from the backup`);
  const owner = statSync(home).uid;
  const us = process.getuid?.() ?? owner;
  if (user === null && owner !== us)
    throw new Trouble(`${home} belongs to user ${owner}, but user ${us} runs it: chown -R ${us} ${home}`);
  try {
    giveTo(user, home);
    if ((statSync(home).mode & TOO_OPEN) !== 0) chmodSync(home, 0o700);
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Trouble(`The database cannot write in ${home} (${(error as NodeJS.ErrnoException).code}): allow it`);
  }
}

/** Gives all files to the user: a restore, or a container made anew, may number its users differently. */
function giveTo(user: OsUser | null, home: string): void {
  if (user === null) return;
  const samples = [home, join(home, "PG_VERSION"), join(home, "global/pg_control")];
  if (samples.some((path) => statSync(path).uid !== user.uid)) giveAll(user, home);
}

function giveAll(user: OsUser, path: string): void {
  const entry = lstatSync(path);
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveAll(user, join(path, name));
  if (!entry.isSymbolicLink()) chownSync(path, user.uid, user.gid);
}
