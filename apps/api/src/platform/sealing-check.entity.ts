import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { timestamp } from "./table-columns.ts";

/** A value sealed with this database's key, in the table's only row: another key cannot open it. */
export const SealingCheckEntity = defineEntity({
  name: "SealingCheck",
  tableName: "sealing_check",
  properties: {
    onlyRow: p.boolean().primary().default(true).check("only_row"),
    sealed: p.blob(),
    storedAt: timestamp().defaultRaw("now()"),
  },
});
export type SealingCheckRow = InferEntity<typeof SealingCheckEntity>;

declare module "./tables.ts" {
  interface Entities {
    sealing_check: typeof SealingCheckEntity;
  }
}
