import { Attachment } from "@parley/schema";
import { FieldResolver, Resolver, Root } from "type-graphql";
import type { AttachmentRow } from "../persistence/attachments.ts";

@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => String)
  url(@Root() { id, state }: AttachmentRow): string | null {
    return state === "ready" ? `/files/${id}` : null;
  }
}
