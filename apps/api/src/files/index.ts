/** Files: what customers send and agents upload, fetched, stored, served and handed to providers. */
import { AttachmentResolver } from "./graphql/attachment.resolver.ts";

export type { FetchMediaDeps, MediaConnection, PendingMedia } from "./application/fetch-media.ts";
export { createFiles, FILES_CRONTAB, type Files, type FilesDeps } from "./files.ts";
export type { FilesContext } from "./graphql/context.ts";
export { type FileRoutesDeps, registerFiles } from "./http/routes.ts";
export { createFileLoaders, type FileLoaders } from "./loaders.ts";
export type { AttachmentRow } from "./persistence/attachments.ts";
export { moveAttachments } from "./persistence/move-attachments.ts";

export const filesResolvers = [AttachmentResolver] as const;
