import { ATTACHMENT_MEGABYTES } from "@parley/schema/plain";
import { useCallback, useEffect, useRef, useState } from "react";
import { useIntl } from "react-intl";
import type { MessageType } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { fileSize } from "../thread/file-size.ts";
import { judgeFile, type MediaLimit } from "./attachment-rules.ts";
import { type Upload, type UploadResult, uploadFile } from "./upload.ts";

export interface AttachmentItem {
  readonly key: string;
  readonly file: File;
  readonly kind: MessageType;
  readonly previewUrl: string | null;
  /** 0 to 1. */
  readonly progress: number;
  /** Set once uploaded. */
  readonly id: string | null;
  readonly mimeType: string;
  /** Why the upload failed, in words; null while it goes well. */
  readonly problem: string | null;
}

export interface Attachments {
  readonly items: readonly AttachmentItem[];
  /** Files that were turned away, in words. */
  readonly refusals: readonly string[];
  add(files: readonly File[]): void;
  remove(key: string): void;
  retry(key: string): void;
  /** After sending: the previews live on in the thread. */
  clear(): void;
  forgetRefusals(): void;
}

/** More at once is a mistake of the mouse. */
const MOST_FILES = 10;
const LARGEST = ATTACHMENT_MEGABYTES.max * 1_000_000;

/** The files the agent is about to send: judged before a byte is uploaded, uploaded at once, cancelled when taken away. */
export function useAttachments(limits: readonly MediaLimit[]): Attachments {
  const text = useText();
  const intl = useIntl();
  const [items, setItems] = useState<readonly AttachmentItem[]>([]);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const uploads = useRef(new Map<string, Upload>());
  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const upload of running.values()) upload.cancel();
    };
  }, []);

  const change = useCallback((key: string, changes: Partial<AttachmentItem>): void => {
    setItems((known) => known.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }, []);

  const settle = useCallback(
    (key: string, result: UploadResult): void => {
      uploads.current.delete(key);
      if (result.type === "done")
        change(key, {
          id: result.file.id,
          progress: 1,
          ...(result.file.mimeType ? { mimeType: result.file.mimeType } : {}),
        });
      if (result.type === "offline") change(key, { problem: text("desk.attachment.offline") });
      if (result.type === "refused") change(key, { problem: result.message ?? text("desk.attachment.refused") });
    },
    [change, text],
  );

  const begin = useCallback(
    (key: string, file: File): void => {
      const upload = uploadFile(file, (progress) => change(key, { progress }));
      uploads.current.set(key, upload);
      void upload.result.then((result) => settle(key, result));
    },
    [change, settle],
  );

  const refusalOf = (file: File): string | null => {
    const facts = { mimeType: file.type || "application/octet-stream", sizeBytes: file.size };
    const verdict = judgeFile(facts, limits);
    if (verdict.type === "notCarried") return text("desk.attachment.notCarried", { name: file.name });
    const largest = Math.min(LARGEST, verdict.type === "tooLarge" ? verdict.maxBytes : LARGEST);
    if (verdict.type === "fits" && file.size <= LARGEST)
      return file.size === 0 ? text("desk.attachment.empty", { name: file.name }) : null;
    return text("desk.attachment.tooLarge", {
      name: file.name,
      size: fileSize(file.size, intl),
      limit: fileSize(largest, intl),
      kind: text(`desk.kind.${verdict.kind}`),
    });
  };

  const add = (files: readonly File[]): void => {
    const room = MOST_FILES - items.length;
    const refused = files.map(refusalOf);
    const taken = files.filter((_, index) => refused[index] === null).slice(0, room);
    const words = refused.filter((refusal) => refusal !== null);
    setRefusals(
      taken.length < files.length - words.length
        ? [...words, text("desk.attachment.tooMany", { count: MOST_FILES })]
        : words,
    );
    const added = taken.map((file): AttachmentItem => {
      const verdict = judgeFile({ mimeType: file.type || "application/octet-stream", sizeBytes: file.size }, limits);
      return {
        key: crypto.randomUUID(),
        file,
        kind: verdict.type === "fits" ? verdict.kind : "DOCUMENT",
        previewUrl: file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
        progress: 0,
        id: null,
        mimeType: file.type,
        problem: null,
      };
    });
    setItems((known) => [...known, ...added]);
    for (const { key, file } of added) begin(key, file);
  };

  return {
    items,
    refusals,
    add,
    remove(key) {
      uploads.current.get(key)?.cancel();
      const item = items.find((known) => known.key === key);
      if (item?.previewUrl) URL.revokeObjectURL(item.previewUrl);
      setItems((known) => known.filter((other) => other.key !== key));
    },
    retry(key) {
      const item = items.find((known) => known.key === key);
      if (item === undefined) return;
      change(key, { problem: null, progress: 0 });
      begin(key, item.file);
    },
    clear: () => setItems([]),
    forgetRefusals: () => setRefusals([]),
  };
}
