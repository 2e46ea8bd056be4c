/**
 * Files of the simulated world: what customers sent, what businesses uploaded or linked. In memory, or
 * beside the state file when the state is kept. The oldest go when the room is spent.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StoredFile } from "./world.ts";

/** A WhatsApp document's largest size. */
export const FILE_LIMIT = 100 * 1024 * 1024;
const ROOM = 512 * 1024 * 1024;

export class MediaStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #bytes = new Map<string, Buffer>();
  readonly #folder: string | null;
  #used = 0;

  constructor(folder: string | null) {
    this.#folder = folder;
    if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  put(id: string, bytes: Buffer, mimeType: string, fileName: string | null): StoredFile {
    const file: StoredFile = {
      id,
      mimeType,
      fileName,
      sizeBytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("base64"),
    };
    if (this.#folder === null) this.#bytes.set(id, bytes);
    else writeFileSync(this.#path(id), bytes, { mode: 0o600 });
    this.#remember(file);
    for (const oldest of this.#files.keys()) {
      if (this.#used <= ROOM || oldest === id) break;
      this.remove(oldest);
    }
    return file;
  }

  file(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  read(id: string): Buffer | null {
    if (!this.#files.has(id)) return null;
    const held = this.#bytes.get(id);
    if (held !== undefined) return held;
    if (this.#folder === null || !existsSync(this.#path(id))) return null;
    return readFileSync(this.#path(id));
  }

  remove(id: string): boolean {
    const file = this.#files.get(id);
    if (file === undefined) return false;
    this.#files.delete(id);
    this.#bytes.delete(id);
    this.#used -= file.sizeBytes;
    if (this.#folder !== null) rmSync(this.#path(id), { force: true });
    return true;
  }

  list(): StoredFile[] {
    return [...this.#files.values()];
  }

  restore(files: readonly StoredFile[]): void {
    for (const file of files) this.#remember(file);
  }

  #remember(file: StoredFile): void {
    this.#files.set(file.id, file);
    this.#used += file.sizeBytes;
  }

  /** Ids are ours, but a name on disk is checked all the same. */
  #path(id: string): string {
    return join(this.#folder ?? "", id.replace(/[^A-Za-z0-9_-]/g, "_"));
  }
}
