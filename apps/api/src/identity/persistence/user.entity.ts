import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { CAPACITY, ROLES, type UserId } from "@parley/schema";
import { citext, timestamp, within } from "../../platform/table-columns.ts";

/** Somebody who signs in: an administrator, a supervisor or an agent, with their presence settings. */
export const UserEntity = defineEntity({
  name: "User",
  tableName: "parley_user",
  properties: {
    id: p.uuid().$type<UserId>().primary(),
    name: p.text(),
    email: citext().unique(),
    role: p.enum([...ROLES]),
    passwordHash: p.text().strictNullable(),
    capacity: p.integer().default(CAPACITY.default).check(within("capacity", CAPACITY)),
    isActive: p.boolean().default(true),
    isPaused: p.boolean().default(false),
    lastOfferedAt: timestamp().strictNullable(),
    version: p.integer().default(1),
    createdAt: timestamp().defaultRaw("now()"),
    pauseName: p.text().strictNullable(),
    pausedAt: timestamp().strictNullable(),
    isPauseAutomatic: p.boolean().default(false),
    autoAnswer: p.boolean().default(false),
    alias: p.text().strictNullable().check("alias <> ''"),
  },
});
export type UserRow = InferEntity<typeof UserEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    parley_user: typeof UserEntity;
  }
}
