import { inViewersWords } from "../../../lib/refusals/wording.ts";

/** Sends a file to `POST /files` and tells how far it is; `fetch` cannot tell. */

export interface UploadedFile {
  readonly id: string;
  readonly mimeType: string;
}

export type UploadResult =
  | { readonly type: "done"; readonly file: UploadedFile }
  | { readonly type: "refused"; readonly status: number; readonly message: string | null }
  | { readonly type: "offline" }
  | { readonly type: "cancelled" };

export interface Upload {
  readonly result: Promise<UploadResult>;
  cancel(): void;
}

/** `onProgress` gets 0 to 1. */
export function uploadFile(file: File, onProgress: (fraction: number) => void): Upload {
  const request = new XMLHttpRequest();
  const result = new Promise<UploadResult>((resolve) => {
    request.upload.addEventListener("progress", ({ loaded, total }) => total > 0 && onProgress(loaded / total));
    request.addEventListener("load", () =>
      resolve(inViewersWords(parsed(request.responseText)).then((answer) => readResult(request.status, answer))),
    );
    request.addEventListener("error", () => resolve({ type: "offline" }));
    request.addEventListener("timeout", () => resolve({ type: "offline" }));
    request.addEventListener("abort", () => resolve({ type: "cancelled" }));
  });
  const form = new FormData();
  form.append("file", file, file.name);
  request.open("POST", "/files");
  request.setRequestHeader("x-parley-csrf", "1");
  request.send(form);
  return { result, cancel: () => request.abort() };
}

function readResult(status: number, answer: Readonly<Record<string, unknown>>): UploadResult {
  if (status === 201 && typeof answer.id === "string")
    return { type: "done", file: { id: answer.id, mimeType: String(answer.mimeType ?? "") } };
  const message = [answer.message, answer.error].find((words) => typeof words === "string");
  return { type: "refused", status, message: typeof message === "string" ? message : null };
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
