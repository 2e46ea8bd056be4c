import {
  Attachment,
  FILE_RETRIES_MAX,
  type MediaFailure,
  MediaFailureEnum,
  RetryAttachmentInput,
  RetryAttachmentResult,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { FAILED_BECAUSE, isMediaFailure } from "../domain/fetching.ts";
import type { AttachmentRow } from "../persistence/attachments.ts";
import type { FilesContext } from "./context.ts";

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Authorized("interactions.handle")
  @Mutation(() => RetryAttachmentResult, {
    description:
      "Fetches a customer's file again that could not be fetched. Asking while it is PENDING or READY, or more than ten times, changes nothing: see `Attachment.canRetry`.",
  })
  async retryAttachment(
    @Arg("input", () => RetryAttachmentInput, { description: "What to do, see `RetryAttachmentInput`." })
    { attachmentId }: RetryAttachmentInput,
    @Ctx() { files, scope }: FilesContext,
  ): Promise<RetryAttachmentResult> {
    const retried = await files.retry(attachmentId, await scope());
    return "code" in retried ? retried : { attachment: retried };
  }

  @FieldResolver(() => String)
  failure(@Root() { failure }: AttachmentRow): string | null {
    return isMediaFailure(failure) ? FAILED_BECAUSE[failure] : failure;
  }

  @FieldResolver(() => MediaFailureEnum)
  failureReason(@Root() { failure }: AttachmentRow): MediaFailure | null {
    return isMediaFailure(failure) ? failure : null;
  }

  @FieldResolver(() => Boolean)
  canRetry(@Root() { state, isFetched, retries }: AttachmentRow): boolean {
    return state === "failed" && isFetched && retries < FILE_RETRIES_MAX;
  }

  @FieldResolver(() => String)
  url(@Root() { id, state }: AttachmentRow): string | null {
    return state === "ready" ? `/files/${id}` : null;
  }
}
