/** PostgreSQL refuses to run as root: then it runs as another user of this machine, who must be able to reach its files. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Trouble } from "./trouble.ts";

export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Who runs PostgreSQL; null means: we do. Under root the user `postgres`, created when absent, else `nobody`. */
export function postgresUser(): OsUser | null {
  if (process.getuid?.() !== 0) return null;
  return findUser("postgres") ?? createUser("postgres") ?? findUser("nobody") ?? refuse();
}

/** True when the user may enter every folder down to the path, by the permission bits. */
export function canReach(user: OsUser | null, path: string): boolean {
  if (user === null) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const enter = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function findUser(name: string): OsUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}

function createUser(name: string): OsUser | null {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name], {
      stdio: "ignore",
    });
  } catch {
    return null;
  }
  return findUser(name);
}

function refuse(): never {
  throw new Trouble(
    "PostgreSQL cannot run as root and there is no other user: start as a normal user or set DATABASE_URL",
  );
}
