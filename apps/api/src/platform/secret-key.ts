import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { type Database, type Em, query } from "./database.ts";
import { createSealer, type Sealer } from "./sealing.ts";

const KEY_FILE = "secret-key";
const KEY_LENGTH_MIN = 16;
const KEY_LOCK = 7_251_190_006;
const CHECK_TEXT = "parley";
const CHECK_CONTEXT = "sealing-check";

export interface SecretKeyOptions {
  readonly database: Database;
  /** SECRET_KEY; null: the key is generated once and kept in `dataDir`. */
  readonly configured: string | null;
  readonly dataDir: string;
  /** The operator says that the former key is lost: this one counts from now on. */
  readonly isFormerKeyLost: boolean;
  /** Whether the sealer opens anything of what the areas keep sealed; null when nothing is. */
  readonly opensAny: (em: Em, sealer: Sealer) => Promise<boolean | null>;
}

/**
 * The sealer with the key that this database's secrets are sealed with. Any other key, and a missing one, is refused in
 * one line fit for an operator: everything would start and look healthy, and no account could be used. The database
 * knows the key by a value sealed with it, stored when it is first used. A database from before that value was kept is
 * known by what is sealed in it.
 */
export async function openSealer(options: SecretKeyOptions): Promise<Sealer> {
  const { database, configured, isFormerKeyLost, opensAny } = options;
  const path = resolve(join(options.dataDir, KEY_FILE));
  return database.transaction(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(${KEY_LOCK})`);
    const [check] = await query<{ sealed: Buffer }>(em, sql`select sealed from sealing_check`);
    const isRight = async (sealer: Sealer): Promise<boolean | null> =>
      check === undefined ? opensAny(em, sealer) : opensCheck(sealer, check.sealed);

    const key = configured ?? (await readKeyFile(path));
    if (key === null) {
      const isNeeded = (await isRight(createSealer(randomBytes(32).toString("hex")))) !== null;
      if (isNeeded && !isFormerKeyLost) throw new Error(missingKey(path));
      const made = createSealer(await makeKeyFile(path));
      await storeCheck(em, made);
      return made;
    }
    const sealer = createSealer(key);
    const isWrong = (await isRight(sealer)) === false;
    if (isWrong && !isFormerKeyLost) throw new Error(wrongKey(configured === null ? path : null, path));
    if (isWrong || check === undefined) await storeCheck(em, sealer);
    return sealer;
  });
}

function opensCheck(sealer: Sealer, sealed: Buffer): boolean {
  try {
    return sealer.unseal(sealed, CHECK_CONTEXT) === CHECK_TEXT;
  } catch {
    return false;
  }
}

async function storeCheck(em: Em, sealer: Sealer): Promise<void> {
  const sealed = sealer.seal(CHECK_TEXT, CHECK_CONTEXT);
  await query(
    em,
    sql`insert into sealing_check (sealed) values (${sealed})
        on conflict (only_row) do update set sealed = excluded.sealed, stored_at = now()`,
  );
}

/** Null when there is no file; a file without a key in it is refused, never replaced. */
async function readKeyFile(path: string): Promise<string | null> {
  try {
    const key = (await readFile(path, "utf8")).trim();
    if (key.length < KEY_LENGTH_MIN)
      throw new Error(
        `${path} should hold the secret key and is too short. Restore it from the backup of this database, or remove it if there is none.`,
      );
    return key;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** For its owner's eyes only. Where another node of this machine was faster, the key is the other one's. */
async function makeKeyFile(path: string): Promise<string> {
  await mkdir(resolve(path, ".."), { recursive: true });
  const made = randomBytes(32).toString("base64url");
  try {
    await writeFile(path, made, { flag: "wx", mode: 0o600 });
    return made;
  } catch (error) {
    const kept = hasCode(error, "EEXIST") ? await readKeyFile(path) : null;
    if (kept === null) throw error;
    return kept;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}

const REMEDY =
  "The key cannot be recovered from the database: if it is lost, start once with SECRET_KEY_LOST=1 and enter the credentials of every account again.";

function wrongKey(file: string | null, generated: string): string {
  return file === null
    ? `SECRET_KEY is not the key that this database's credentials are sealed with. Set it to the former key, or unset it if that is the one in ${generated}. ${REMEDY}`
    : `The key in ${file} is not the one that this database's credentials are sealed with. Restore that file from the backup of this database, or set SECRET_KEY to the former key. ${REMEDY}`;
}

function missingKey(path: string): string {
  return `This database's credentials are sealed with a key that is missing: SECRET_KEY is not set, and there is no ${path}. Restore that file from the backup of this database, or set SECRET_KEY to the former key. ${REMEDY}`;
}
