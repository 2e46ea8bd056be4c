import { type AccountId, NotificationPreview } from "@parley/schema";
import { Arg, Authorized, Ctx, ID, Query, Resolver } from "type-graphql";
import { previewNotification } from "../domain/notification-preview.ts";
import type { AccountsContext } from "./context.ts";

@Resolver()
export class NotificationPreviewResolver {
  @Authorized("accounts.manage")
  @Query(() => NotificationPreview, {
    nullable: true,
    description:
      "How a notification template would read on an account, with an invented customer, and what is wrong with it, without saving it. Null when there is no such account. Administrators.",
  })
  async notificationPreview(
    @Arg("accountId", () => ID, {
      description: "The account: its name, key, phone and contact list are the real ones.",
    })
    accountId: AccountId,
    @Arg("template", () => String, {
      description: "The Mustache template; more than 2,000 characters are one of its problems. Empty: the default one.",
    })
    template: string,
    @Arg("throughQueue", () => Boolean, {
      defaultValue: true,
      description: "Whether the sample comes through a queue; without one the section `queue` is left out.",
    })
    throughQueue: boolean,
    @Ctx() { accounts, load, scope }: AccountsContext,
  ): Promise<NotificationPreview | null> {
    const account = await accounts.find(await scope(), accountId);
    if (account === null) return null;
    const list = await load.contactList(account.contactListId);
    return previewNotification(template, { account, list, throughQueue });
  }
}
