import { clientError } from "../errors.ts";

/** Reading variables goes as deep as they do: far beyond any real input, and far from the stack's end. */
const MAX_NESTED = 100;

/** Throws when variables are nested too deep to be read. */
export function checkVariables(variables: unknown): void {
  if (isNestedDeeper(variables, MAX_NESTED))
    throw clientError("LIMIT_EXCEEDED", `Variables are nested at most ${MAX_NESTED} deep.`);
}

function isNestedDeeper(value: unknown, most: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isNestedDeeper(inner, most - 1));
}
