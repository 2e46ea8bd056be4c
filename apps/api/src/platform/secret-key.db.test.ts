import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSealer, type SecretKeyOptions } from "./secret-key.ts";
import { type FreshDatabase, freshDatabase } from "./testing/fresh-database.ts";

let fresh: FreshDatabase;
let folder: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), "parley-key-"));
}, 60_000);
afterEach(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

function opening(over: Partial<SecretKeyOptions> = {}) {
  return openSealer({
    database: fresh.database,
    configured: null,
    dataDir: folder,
    isFormerKeyLost: false,
    opensAny: async () => null,
    ...over,
  });
}

test("a key is made once, for its owner's eyes only, and is the same at the next start", async () => {
  const sealed = (await opening()).seal("a secret", "here");
  expect((await opening()).unseal(sealed, "here")).toBe("a secret");
  expect((await stat(join(folder, "secret-key"))).mode & 0o777).toBe(0o600);
});

test("two nodes that make their first key at once on one empty database: one of them is refused and leaves no key", async () => {
  const folders = [join(folder, "one"), join(folder, "two")];
  const opened = await Promise.allSettled(folders.map((dataDir) => opening({ dataDir })));
  expect(opened.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const made = await Promise.all(folders.map((dataDir) => readdir(dataDir).catch(() => [])));
  expect(made.flat()).toEqual(["secret-key"]);
});

test("two nodes in one folder make one key", async () => {
  const [one, two] = await Promise.all([opening(), opening()]);
  expect(two.unseal(one.seal("a secret", "here"), "here")).toBe("a secret");
});

test("a file with no key in it is refused and stays as it is", async () => {
  await writeFile(join(folder, "secret-key"), "\n");
  await expect(opening()).rejects.toThrow(/secret-key should hold the secret key and is too short/);
  await expect(opening({ isFormerKeyLost: true })).rejects.toThrow(/too short/);
});

test("a key that opens some of what is sealed is the right one: a single damaged value stops nobody", async () => {
  await expect(opening({ configured: "the key of this place", opensAny: async () => false })).rejects.toThrow(
    /^SECRET_KEY is not the key/,
  );
  await opening({ configured: "the key of this place", opensAny: async () => true });
  await expect(opening({ configured: "another key of enough characters" })).rejects.toThrow(/^SECRET_KEY is not/);
});

test("a lost key is given up only when the operator says so, and then the new one is the right one", async () => {
  await opening({ configured: "the key of this place" });
  await opening({ configured: "the key of this place", isFormerKeyLost: true });
  await opening({ configured: "another key of enough characters", isFormerKeyLost: true });
  await opening({ configured: "another key of enough characters" });
  await expect(opening({ configured: "the key of this place" })).rejects.toThrow(/SECRET_KEY_LOST=1/);
});
