import { defineEntity, type InferEntity, p } from "@mikro-orm/core";

/** The newest position of the log, in the table's only row. Its row lock lets one relay at a time stamp positions. */
export const EventHeadEntity = defineEntity({
  name: "EventHead",
  tableName: "event_head",
  properties: {
    onlyRow: p.boolean().primary().default(true).check("only_row"),
    position: p.bigint("number").defaultRaw("0"),
    prunedTo: p.bigint("number").defaultRaw("0"),
  },
});
export type EventHeadRow = InferEntity<typeof EventHeadEntity>;
