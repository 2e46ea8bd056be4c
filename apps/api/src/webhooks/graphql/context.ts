import type { AccountLoaders } from "../../accounts/index.ts";
import type { BaseContext } from "../../platform/graphql/context.ts";
import type { Webhooks } from "../webhooks.ts";

export interface WebhooksContext extends BaseContext {
  readonly webhooks: Webhooks;
  readonly load: AccountLoaders;
}
