import { defineEntity, type InferEntity, p } from "@mikro-orm/core";
import { RANDOM_MARK } from "./event.entity.ts";

/** The newest position of the log, in the table's only row. Its row lock lets one relay at a time stamp positions. */
export const EventHeadEntity = defineEntity({
  name: "EventHead",
  tableName: "event_head",
  properties: {
    onlyRow: p.boolean().primary().default(true).check("only_row"),
    position: p.bigint("number").defaultRaw("0"),
    prunedTo: p.bigint("number").defaultRaw("0"),
    /** The mark of the newest pruned entry; of the log's beginning while nothing was pruned. */
    prunedMark: p.bigint("number").defaultRaw(RANDOM_MARK),
  },
});
export type EventHeadRow = InferEntity<typeof EventHeadEntity>;

declare module "../tables.ts" {
  interface Entities {
    event_head: typeof EventHeadEntity;
  }
}
