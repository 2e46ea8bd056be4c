/** Keeps the world across restarts: one JSON file, written whole beside its place and moved there. */
import { existsSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { MediaStore } from "./media-store.ts";
import type { StoredFile, World, WorldState } from "./world.ts";

interface Snapshot extends WorldState {
  readonly version: 1;
  readonly files: readonly StoredFile[];
}

const SHORTEST_PAUSE_MS = 1_000;

export class SnapshotKeeper {
  readonly #path: string;
  readonly #world: World;
  readonly #media: MediaStore;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #pauseMs = SHORTEST_PAUSE_MS;

  constructor(path: string, world: World, media: MediaStore) {
    this.#path = path;
    this.#world = world;
    this.#media = media;
  }

  /** Reads what was kept; a file that is no snapshot is an error, never overwritten. */
  load(): void {
    if (!existsSync(this.#path)) return;
    const snapshot = JSON.parse(readFileSync(this.#path, "utf8")) as Snapshot;
    if (snapshot.version !== 1) throw new Error(`${this.#path} is not a state of this simulator`);
    this.#world.restore(snapshot);
    this.#media.restore(snapshot.files);
  }

  /** Something changed: written soon, at most once in a second, rarer when the state is large. */
  touch(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write()).catch(() => this.touch());
    }, this.#pauseMs);
    this.#timer.unref();
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    await this.#write();
  }

  async #write(): Promise<void> {
    const started = performance.now();
    const snapshot: Snapshot = { version: 1, ...this.#world.state(), files: this.#media.list() };
    const beside = `${this.#path}.new`;
    // It holds the accounts' credentials: for the owner only.
    const file = await open(beside, "w", 0o600);
    try {
      await file.writeFile(JSON.stringify(snapshot));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.#path);
    this.#pauseMs = Math.max(SHORTEST_PAUSE_MS, (performance.now() - started) * 20);
  }
}
