import { v7 } from "uuid";

/** A new UUIDv7: unique everywhere and in order of making, so that indexes grow at one end. */
export function newId<Id extends string>(): Id {
  return v7() as Id;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an id at all: anything else is simply not found, and PostgreSQL is not asked. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
