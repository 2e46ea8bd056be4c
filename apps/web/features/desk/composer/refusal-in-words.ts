import { type IntlShape, useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { fileSize } from "../thread/file-size.ts";
import type { Refusal } from "./tray.ts";

/** Why a file cannot go, for the agent. */
export function useRefusalInWords(): (refusal: Refusal) => string {
  const text = useText();
  const intl = useIntl();
  return (refusal) => {
    if (refusal.type === "tooMany") return text("desk.attachment.tooMany", { count: refusal.most });
    const { name, sizeBytes, kind, maxBytes, only } = refusal;
    switch (refusal.type) {
      case "empty":
        return text("desk.attachment.empty", { name });
      case "notCarried":
        return text(only === "STICKER" ? "desk.attachment.noSticker" : "desk.attachment.notCarried", { name });
      case "tooLarge":
        return text("desk.attachment.tooLarge", {
          name,
          size: fileSize(sizeBytes, intl),
          limit: limitSize(maxBytes ?? 0, intl),
          kind: text(`desk.kind.${kind ?? "DOCUMENT"}`),
        });
    }
  };
}

/** `5 MB`, `100 kB`: limits as the providers print them, who count in 1,024. */
export function limitSize(bytes: number, intl: IntlShape): string {
  return fileSize(bytes < 1_048_576 ? (bytes / 1_024) * 1_000 : (bytes / 1_048_576) * 1_000_000, intl);
}
