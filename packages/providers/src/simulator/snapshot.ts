/**
 * Keeps the world across restarts, also sudden ones: a snapshot, one JSON file written whole beside its place and moved
 * there, and a journal of what changed in chats since, one line each, written before anybody is told of the change.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { ChatAddress, StreamChange } from "./control-types.ts";
import type { MediaStore } from "./media-store.ts";
import type { ChatEntry, StoredFile, World, WorldState } from "./world.ts";

interface Snapshot extends WorldState {
  readonly version: 1;
  readonly files: readonly StoredFile[];
  /** The first journal that tells of what came later. */
  readonly journal?: number;
}

interface JournalLine extends ChatEntry {
  readonly file: StoredFile | null;
}

const SHORTEST_PAUSE_MS = 1_000;
/** It holds the accounts' credentials: for the owner only. */
const MODE = 0o600;

export class SnapshotKeeper {
  readonly #path: string;
  readonly #world: World;
  readonly #media: MediaStore;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #pauseMs = SHORTEST_PAUSE_MS;
  /** Journals from the oldest that the snapshot does not cover to the one being written. */
  #oldest = 0;
  #newest = 0;

  constructor(path: string, world: World, media: MediaStore) {
    this.#path = path;
    this.#world = world;
    this.#media = media;
  }

  /** Reads what was kept; a file that is no snapshot is an error, never overwritten. */
  load(): void {
    if (existsSync(this.#path)) {
      const snapshot = JSON.parse(readFileSync(this.#path, "utf8")) as Snapshot;
      if (snapshot.version !== 1) throw new Error(`${this.#path} is not a state of this simulator`);
      this.#world.restore(snapshot);
      this.#media.restore(snapshot.files);
      this.#oldest = snapshot.journal ?? 0;
    }
    this.#newest = this.#oldest;
    for (; existsSync(this.#journal(this.#newest)); this.#newest += 1) this.#replay(this.#newest);
    this.#begin();
  }

  /** Journals a change of a chat at once; the snapshot follows soon, at most once in a second, rarer when large. */
  note(change: StreamChange): void {
    if (change.type === "message") this.#append(change, change.message.id);
    if (change.type === "chat") this.#append(change, null);
    this.#touch();
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    await this.#write();
  }

  #touch(): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write()).catch(() => this.#touch());
    }, this.#pauseMs);
    this.#timer.unref();
  }

  /** Journals stand without a gap; a torn line stays the last of its own. */
  #begin(): void {
    appendFileSync(this.#journal(this.#newest), "", { mode: MODE });
  }

  #append(chat: ChatAddress, messageId: string | null): void {
    const entry = this.#world.entry(chat, messageId);
    const content = entry.message?.content;
    const mediaId = content !== undefined && "media" in content ? content.media.id : null;
    const line: JournalLine = { ...entry, file: mediaId === null ? null : (this.#media.file(mediaId) ?? null) };
    appendFileSync(this.#journal(this.#newest), `${JSON.stringify(line)}\n`, { mode: MODE });
  }

  #replay(number: number): void {
    for (const written of readFileSync(this.#journal(number), "utf8").split("\n")) {
      const line = parsed(written);
      if (line === null) continue;
      if (line.file !== null && this.#media.file(line.file.id) === undefined) this.#media.restore([line.file]);
      this.#world.recall(line);
    }
  }

  async #write(): Promise<void> {
    const started = performance.now();
    this.#newest += 1;
    this.#begin();
    const snapshot: Snapshot = {
      version: 1,
      ...this.#world.state(),
      files: this.#media.list(),
      journal: this.#newest,
    };
    const text = JSON.stringify(snapshot);
    const covered = this.#newest;
    const beside = `${this.#path}.new`;
    const file = await open(beside, "w", MODE);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, this.#path);
    for (; this.#oldest < covered; this.#oldest += 1) rmSync(this.#journal(this.#oldest), { force: true });
    this.#pauseMs = Math.max(SHORTEST_PAUSE_MS, (performance.now() - started) * 20);
  }

  #journal(number: number): string {
    return `${this.#path}.journal-${number}`;
  }
}

/** The last line may be half of one: its change was told to nobody. */
function parsed(line: string): JournalLine | null {
  if (line === "") return null;
  try {
    return JSON.parse(line) as JournalLine;
  } catch {
    return null;
  }
}
