/** What the Cloud API finds wrong with a message, before it accepts it. */
export class BodyError extends Error {
  readonly status: number;
  readonly code: number;
  readonly details: string | null;

  constructor(code: number, message: string, details: string | null = null, status = 400) {
    super(`(#${code}) ${message}`);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A text that must be there, within its longest. */
export function required(holder: Json, name: string, path: string, longest: number): string {
  const value = text(holder[name]);
  if (value === null) throw new BodyError(100, `The parameter ${path}['${name}'] is required.`);
  return within(value, `${path}['${name}']`, longest);
}

export function optional(holder: Json, name: string, path: string, longest: number): string | null {
  const value = text(holder[name]);
  return value === null ? null : within(value, `${path}['${name}']`, longest);
}

function within(value: string, path: string, longest: number): string {
  if ([...value].length > longest)
    throw new BodyError(100, `Param ${path} must be at most ${longest} characters long.`);
  return value;
}
