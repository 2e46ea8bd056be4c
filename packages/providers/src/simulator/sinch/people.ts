/** People as Sinch knows them. */
import { credential } from "../credentials.ts";
import { stableUlid } from "../ids.ts";
import type { NumberRecord } from "../world.ts";

/** Sinch's contact of a person in this project. */
export function contactId(number: NumberRecord, phone: string): string {
  return stableUlid(`contact ${credential(number, "projectId")} ${phone}`);
}
