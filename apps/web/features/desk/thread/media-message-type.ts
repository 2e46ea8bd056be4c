import type { MessageType } from "#gql/types";

export type MediaMessageType = Extract<MessageType, "IMAGE" | "VIDEO" | "AUDIO" | "VOICE" | "DOCUMENT" | "STICKER">;
