import type { FieldError, ValidationFailed } from "@parley/schema";
import { sqlState } from "./database.ts";
import { validationFailed } from "./refusals.ts";

const UNIQUE_VIOLATION = "23505";

/** What `save` answers; or the refusal at the field whose value another row has, as the database's unique index found. */
export async function uniquely<Answer>(
  taken: FieldError,
  save: () => Promise<Answer>,
): Promise<Answer | ValidationFailed> {
  try {
    return await save();
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) return validationFailed([taken]);
    throw error;
  }
}
