import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { timestamp } from "../../platform/table-columns.ts";

/** Failed sign-ins of one e-mail address or network address, and until when it is blocked. */
export const SignInThrottleEntity = defineEntity({
  name: "SignInThrottle",
  tableName: "sign_in_throttle",
  properties: {
    key: p.text().primary(),
    failures: p.integer(),
    firstFailedAt: timestamp(),
    blockedUntil: timestamp().strictNullable(),
  },
});
export type SignInThrottleRow = InferEntity<typeof SignInThrottleEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    sign_in_throttle: typeof SignInThrottleEntity;
  }
}
