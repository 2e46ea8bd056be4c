/** Reading an account's credentials from what an administrator typed. */
import { withoutTrailingSlash } from "./addresses.ts";
import { type CredentialFault, type CredentialField, InvalidCredentials } from "./port.ts";
import { asObject } from "./reading.ts";

type Fault = Omit<CredentialFault, "name">;

const LONGEST = { text: 200, url: 500, secret: 4_096 } as const;

/**
 * The typed values by field name, trimmed, addresses without trailing "/"; optional blanks are null.
 * Throws InvalidCredentials with one message a field; unknown fields are refused.
 */
export function readCredentials<Fields extends readonly CredentialField[]>(
  raw: unknown,
  fields: Fields,
): { readonly [Name in Fields[number]["name"]]: string | null } {
  const typed = asObject(raw);
  if (typed === null) throw new InvalidCredentials([{ name: "credentials", fault: "NO_OBJECT" }]);
  const known = new Set(fields.map((field) => field.name));
  const problems: CredentialFault[] = Object.keys(typed)
    .filter((name) => !known.has(name))
    .map((name) => ({ name: name.slice(0, 64), fault: "UNKNOWN" }));
  const values: [string, string | null][] = [];
  for (const field of fields) {
    const value = Object.hasOwn(typed, field.name) ? (typed[field.name] ?? "") : "";
    const problem = problemWith(value, field);
    if (problem !== null) problems.push({ name: field.name, ...problem });
    else values.push([field.name, normalised(String(value).trim(), field)]);
  }
  if (problems.length > 0) throw new InvalidCredentials(problems);
  return Object.fromEntries(values) as { readonly [Name in Fields[number]["name"]]: string | null };
}

function normalised(value: string, field: CredentialField): string | null {
  if (value === "") return null;
  return field.format === "url" ? withoutTrailingSlash(value) : value;
}

function problemWith(value: unknown, field: CredentialField): Fault | null {
  if (typeof value !== "string") return { fault: "NOT_PLAIN" };
  const text = value.trim();
  if (text === "") return field.required ? { fault: "MISSING" } : null;
  const longest = field.secret ? LONGEST.secret : LONGEST[field.format];
  if (text.length > longest) return { fault: "TOO_LONG", max: longest };
  if (hasControlCharacter(text)) return { fault: "NOT_PLAIN" };
  return field.format === "url" ? problemWithAddress(text) : null;
}

function problemWithAddress(text: string): Fault | null {
  if (!URL.canParse(text)) return { fault: "NO_ADDRESS" };
  const address = new URL(text);
  if (address.protocol !== "https:" && address.protocol !== "http:") return { fault: "NO_HTTP" };
  if (address.username !== "" || address.password !== "") return { fault: "WITH_SIGN_IN" };
  return address.search !== "" || address.hash !== "" ? { fault: "WITH_QUERY" } : null;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < " " || character === "\u007f");
}
