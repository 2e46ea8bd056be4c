/**
 * The files about to be sent in one interaction: judged before a byte is uploaded, uploaded at once, cancelled when taken
 * away. Not React's: what was attached outlives the thread pane, so that a glance at another interaction loses nothing.
 */
import type { MessageType } from "#gql/types";
import { type FileVerdict, judgeFile, type MediaLimit } from "./attachment-rules.ts";
import { isMoving } from "./moving-webp.ts";
import type { PendingAttachment } from "./outbox.ts";
import { type Upload, type UploadResult, uploadFile } from "./upload.ts";

export interface AttachmentItem {
  readonly key: string;
  /** Null for one that came back from the thread: it is uploaded already. */
  readonly file: File | null;
  readonly name: string;
  readonly sizeBytes: number;
  readonly kind: MessageType;
  /** An object URL of this tab; null for what is no picture. */
  readonly previewUrl: string | null;
  /** 0 to 1. */
  readonly progress: number;
  /** Set once uploaded. */
  readonly id: string | null;
  readonly mimeType: string;
  /** Why the upload failed; null while it goes well. `words` are the server's. */
  readonly problem: { readonly type: "offline" | "refused"; readonly words: string | null } | null;
}

/** A file that was turned away, or files beyond what fits. */
export type Refusal =
  | { readonly type: "tooMany"; readonly most: number }
  | {
      readonly type: Exclude<FileVerdict["type"], "fits">;
      readonly name: string;
      readonly sizeBytes: number;
      /** Null when no kind would take it. */
      readonly kind: MessageType | null;
      readonly maxBytes: number | null;
      /** As what alone it was to go. */
      readonly only: MessageType | null;
    };

export interface TrayState {
  readonly items: readonly AttachmentItem[];
  readonly refusals: readonly Refusal[];
}

export interface Tray {
  /** The same object until something changes. */
  state(): TrayState;
  onChange(listener: () => void): () => void;
  /** `only`: as this kind or not at all. */
  add(files: readonly File[], only?: MessageType): Promise<void>;
  remove(key: string): void;
  /** One that was on its way to the customer and did not get there. */
  putBack(attachment: PendingAttachment): void;
  retry(key: string): void;
  /** Takes out what is uploaded: a second call at the same instant gets nothing. The previews live on in the thread. */
  take(): readonly AttachmentItem[];
  forgetRefusals(): void;
  /** Cancels whatever is under way. */
  drop(): void;
}

/** More at once is a mistake of the mouse. */
export const MAX_FILES = 10;

export interface TrayNeeds {
  readonly upload: (file: File, onProgress: (fraction: number) => void) => Upload;
  readonly preview: (file: File) => string | null;
}

const BROWSER: TrayNeeds = {
  upload: uploadFile,
  preview: (file) => (file.type.startsWith("image/") ? URL.createObjectURL(file) : null),
};

export function createTray(limits: readonly MediaLimit[], { upload, preview }: TrayNeeds = BROWSER): Tray {
  let state: TrayState = { items: [], refusals: [] };
  const listeners = new Set<() => void>();
  const uploads = new Map<string, Upload>();

  const become = (next: Partial<TrayState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const change = (key: string, changes: Partial<AttachmentItem>): void =>
    become({ items: state.items.map((item) => (item.key === key ? { ...item, ...changes } : item)) });

  function begin({ key, file }: AttachmentItem): void {
    if (file === null) return;
    const begun = upload(file, (progress) => change(key, { progress }));
    uploads.set(key, begun);
    void begun.result.then((result) => {
      if (uploads.get(key) !== begun) return;
      uploads.delete(key);
      settle(key, result);
    });
  }

  function settle(key: string, result: UploadResult): void {
    const item = state.items.find((known) => known.key === key);
    if (item === undefined) return;
    if (result.type === "offline") change(key, { problem: { type: "offline", words: null } });
    if (result.type === "refused") change(key, { problem: { type: "refused", words: result.message } });
    if (result.type === "done") void accept(item, result.file.id, result.file.mimeType || item.mimeType);
  }

  /** The server judges a file by its bytes, whatever its name said: it may be another kind, or none that goes. */
  async function accept(item: AttachmentItem, id: string, mimeType: string): Promise<void> {
    const moving = item.file !== null && (await isMoving(item.file));
    const verdict = judgeFile({ mimeType, sizeBytes: item.sizeBytes, isMoving: moving }, limits);
    if (verdict.type === "fits") return change(item.key, { id, progress: 1, mimeType, kind: verdict.kind });
    if (!state.items.some(({ key }) => key === item.key)) return;
    remove(item.key);
    become({ refusals: [...state.refusals, refusalOf(item, verdict, null)] });
  }

  function remove(key: string): void {
    uploads.get(key)?.cancel();
    uploads.delete(key);
    const item = state.items.find((known) => known.key === key);
    if (item?.previewUrl) URL.revokeObjectURL(item.previewUrl);
    become({ items: state.items.filter((other) => other.key !== key) });
  }

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(files, only) {
      const moving = await Promise.all(files.map(isMoving));
      const refusals: Refusal[] = [];
      const added: AttachmentItem[] = [];
      const room = MAX_FILES - state.items.length;
      for (const [index, file] of files.entries()) {
        const mimeType = file.type || "application/octet-stream";
        const facts = { mimeType, sizeBytes: file.size, isMoving: moving[index] === true };
        const verdict = judgeFile(facts, limits, only ?? null);
        if (verdict.type !== "fits")
          refusals.push(refusalOf({ name: file.name, sizeBytes: file.size }, verdict, only ?? null));
        else if (added.length < room) added.push(fresh(file, verdict.kind, mimeType, preview(file)));
        else if (refusals.at(-1)?.type !== "tooMany") refusals.push({ type: "tooMany", most: MAX_FILES });
      }
      become({ items: [...state.items, ...added], refusals });
      for (const item of added) begin(item);
    },
    remove,
    putBack({ id, fileName: name, mimeType, sizeBytes, previewUrl }) {
      // It was judged when it was attached.
      const verdict = judgeFile({ mimeType, sizeBytes, isMoving: true }, limits);
      const kind = verdict.type === "fits" ? verdict.kind : "DOCUMENT";
      const item = { key: id, file: null, name, sizeBytes, kind, previewUrl, progress: 1, id, mimeType, problem: null };
      become({ items: [...state.items.filter(({ key }) => key !== id), item] });
    },
    retry(key) {
      const item = state.items.find((known) => known.key === key);
      if (item === undefined || item.problem === null) return;
      change(key, { problem: null, progress: 0 });
      begin(item);
    },
    take() {
      const taken = state.items.filter(({ id }) => id !== null);
      become({ items: state.items.filter(({ id }) => id === null), refusals: [] });
      return taken;
    },
    forgetRefusals: () => become({ refusals: [] }),
    drop() {
      for (const begun of uploads.values()) begun.cancel();
      uploads.clear();
    },
  };
}

function fresh(file: File, kind: MessageType, mimeType: string, previewUrl: string | null): AttachmentItem {
  const { name, size: sizeBytes } = file;
  const blank = { progress: 0, id: null, problem: null };
  return { key: crypto.randomUUID(), file, name, sizeBytes, kind, previewUrl, mimeType, ...blank };
}

function refusalOf(
  { name, sizeBytes }: Pick<AttachmentItem, "name" | "sizeBytes">,
  verdict: Exclude<FileVerdict, { type: "fits" }>,
  only: MessageType | null,
): Refusal {
  const isLarge = verdict.type === "tooLarge";
  return {
    type: verdict.type,
    name,
    sizeBytes,
    kind: isLarge ? verdict.kind : null,
    maxBytes: isLarge ? verdict.maxBytes : null,
    only,
  };
}
