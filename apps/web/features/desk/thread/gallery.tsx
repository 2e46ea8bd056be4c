"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { onDemand } from "../../frame/on-demand.tsx";
import type { GalleryPicture } from "./gallery-picture.ts";
import type { ThreadMessage } from "./timeline.ts";

const PictureViewer = onDemand(() => import("./picture-viewer.tsx").then((module) => module.PictureViewer));
const GalleryContext = createContext<(pictureId: string) => void>(() => undefined);

/** Shows a picture of the thread whole, by its file's id. */
export const useGallery = () => useContext(GalleryContext);

/** The pictures of a thread: one that is opened leads to the one before and the one after. */
export function Gallery({
  messages,
  children,
}: {
  readonly messages: readonly ThreadMessage[];
  readonly children: ReactNode;
}) {
  const [shownId, setShownId] = useState<string | null>(null);
  const pictures = useMemo(() => picturesOf(messages), [messages]);
  const handleClose = useCallback(() => setShownId(null), []);
  return (
    <GalleryContext value={setShownId}>
      {children}
      {shownId !== null && pictures.some(({ id }) => id === shownId) ? (
        <PictureViewer pictures={pictures} shownId={shownId} onShow={setShownId} onClose={handleClose} />
      ) : null}
    </GalleryContext>
  );
}

function picturesOf(messages: readonly ThreadMessage[]): readonly GalleryPicture[] {
  return messages.flatMap(({ type, attachment, occurredAt, revokedAt }) =>
    (type === "IMAGE" || type === "STICKER" || type === "TEMPLATE") && attachment?.url && revokedAt === null
      ? [{ id: attachment.id, url: attachment.url, fileName: attachment.fileName, at: occurredAt }]
      : [],
  );
}
