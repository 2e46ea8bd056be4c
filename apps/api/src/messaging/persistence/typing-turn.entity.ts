import { defineEntity, type InferEntity } from "@mikro-orm/core";
import type { InteractionId } from "@parley/schema";
import { references, timestamp } from "../../platform/table-columns.ts";

/** When the typing sign was last asked for, so that a provider is not asked too often. */
export const TypingTurnEntity = defineEntity({
  name: "TypingTurn",
  tableName: "typing_turn",
  properties: {
    interactionId: references<InteractionId>("interaction", { onDelete: "cascade" }).primary(),
    takenAt: timestamp(),
  },
});
export type TypingTurnRow = InferEntity<typeof TypingTurnEntity>;

declare module "../../platform/tables.ts" {
  interface Entities {
    typing_turn: typeof TypingTurnEntity;
  }
}
