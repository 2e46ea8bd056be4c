import { v7 } from "uuid";

/** A new UUIDv7: unique everywhere and in order of making, so that indexes grow at one end. */
export function newId<Id extends string>(): Id {
  return v7() as Id;
}
