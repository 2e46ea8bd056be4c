/** Handing Meta a file before the message that shows it: no public address of ours is needed. */
import { failureOf, isSuccess, laterOrRefused } from "../calling.ts";
import type { OutboundMedia, SendOutcome } from "../outbound.ts";
import type { ProviderNetwork } from "../port.ts";
import { idAt } from "../reading.ts";
import type { MetaCredentials } from "./credentials.ts";
import { readMetaFailure } from "./failure.ts";
import { callGraph } from "./graph.ts";

const PAUSE_MS = 5_000;

/** The upload's id, kept by Meta for 30 days. No failure of an upload can have sent the message. */
export async function uploadMetaMedia(
  media: OutboundMedia,
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<
  { readonly type: "uploaded"; readonly id: string } | Extract<SendOutcome, { type: "refused" | "retryLater" }>
> {
  const form = await formOf(media);
  if (form === null) return later("The file could not be read");
  const answer = await callGraph(
    { method: "POST", path: `${credentials.phoneNumberId}/media`, body: form },
    credentials,
    network,
  );
  if (answer.type !== "answered") return later(`The file could not be handed over: ${answer.detail}`);
  const id = isSuccess(answer) ? idAt(answer.json, "id") : null;
  if (id !== null) return { type: "uploaded", id };
  if (isSuccess(answer)) return later("Meta took the file without naming it");
  const outcome = laterOrRefused(answer, readMetaFailure(answer.status, answer.json));
  return outcome.type === "refused" || outcome.type === "retryLater" ? outcome : later("The file was not taken");
}

async function formOf(media: OutboundMedia): Promise<FormData | null> {
  try {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("type", media.mimeType);
    form.set("file", new Blob([Uint8Array.from(await media.read())], { type: media.mimeType }), media.fileName);
    return form;
  } catch {
    return null;
  }
}

function later(detail: string): Extract<SendOutcome, { type: "retryLater" }> {
  return { type: "retryLater", failure: failureOf("retry", null, detail), afterMs: PAUSE_MS };
}
