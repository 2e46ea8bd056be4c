/** Inbound fixtures: one JSON file a case, holding what the provider sent and the events it must be read as. */
import { readdirSync, readFileSync } from "node:fs";
import type { WebhookRequest } from "../inbound.ts";

/** The receive URL of every fixture. */
export const RECEIVE_URL = "https://desk.example.com/receive/lake/6f1c0a9be2d74413";

/** One of `body` (JSON), `raw` (text), `form` (urlencoded POST) or `query` (GET). */
export interface InboundFixture {
  /** What is remarkable about the case. */
  readonly about: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Added to the receive URL, such as a reference carried in a callback address. */
  readonly urlQuery?: Readonly<Record<string, string>>;
  /** The expected events as JSON (dates ISO). */
  readonly events: readonly unknown[];
}

export interface NamedFixture extends InboundFixture {
  readonly name: string;
}

/** Every fixture of a folder, by file name. */
export function loadFixtures(folder: URL): readonly NamedFixture[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ""),
      ...(JSON.parse(readFileSync(new URL(file, folder), "utf8")) as InboundFixture),
    }));
}

/** The request a fixture stands for, as it reaches the receive URL. */
export function requestOf(fixture: Omit<InboundFixture, "about" | "events">): WebhookRequest {
  const query = new URLSearchParams({ ...fixture.urlQuery, ...fixture.query }).toString();
  const url = query === "" ? RECEIVE_URL : `${RECEIVE_URL}?${query}`;
  if (fixture.query !== undefined) return { method: "GET", url, headers: new Headers(), rawBody: new Uint8Array() };
  const isForm = fixture.form !== undefined;
  const text = isForm
    ? new URLSearchParams(fixture.form).toString()
    : (fixture.raw ?? JSON.stringify(fixture.body ?? null));
  return {
    method: "POST",
    url,
    headers: new Headers({ "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json" }),
    rawBody: new TextEncoder().encode(text),
  };
}
