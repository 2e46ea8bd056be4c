/**
 * `npm run --silent read-webhook -- --provider <name> < body`: what the adapter reads in one body, as a
 * JSON array of events. For support, and for looking into the quarantine.
 *
 * The body may be JSON, form parameters, or the query string of a GET callback (with its "?").
 * Exit codes: 0 read, 1 malformed, 2 wrong usage.
 */
import { parseArgs } from "node:util";
import { MalformedPayload, type WebhookRequest } from "./inbound.ts";
import { PROVIDER_KINDS, type ProviderKind } from "./port.ts";
import { providerOf } from "./registry.ts";

const USAGE = `Usage: npm run --silent read-webhook -- --provider <${PROVIDER_KINDS.join("|")}> < body`;
/** Larger than any provider's body. */
const MAX_BODY_BYTES = 16 * 1_048_576;
const RECEIVE_URL = "https://receive.invalid/";

process.exitCode = await main(process.argv.slice(2));

async function main(given: readonly string[]): Promise<0 | 1 | 2> {
  const kind = chosenProvider(given);
  if (kind === null) return complain(2, USAGE);
  if (process.stdin.isTTY) return complain(2, `The body is read from standard input. ${USAGE}`);
  const body = await readInput();
  if (body === null) return complain(1, `Malformed: the body is larger than ${MAX_BODY_BYTES} bytes`);
  try {
    const events = providerOf(kind).readWebhook(asRequest(body));
    process.stdout.write(`${JSON.stringify(events, null, 2)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof MalformedPayload) return complain(1, `Malformed: ${error.message}`);
    throw error;
  }
}

function chosenProvider(given: readonly string[]): ProviderKind | null {
  try {
    const { values } = parseArgs({ args: [...given], options: { provider: { type: "string" } } });
    return PROVIDER_KINDS.find((kind) => kind === values.provider?.toLowerCase()) ?? null;
  } catch {
    return null;
  }
}

function complain<Code extends 1 | 2>(code: Code, line: string): Code {
  process.stderr.write(`${line}\n`);
  return code;
}

async function readInput(): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The request the body came in: GET for a query string, else POST with the type the text looks like. */
function asRequest(body: Buffer): WebhookRequest {
  const text = body.toString("utf8").trim();
  if (text.startsWith("?")) {
    return { method: "GET", url: `${RECEIVE_URL}${text}`, headers: new Headers(), rawBody: new Uint8Array() };
  }
  const isForm = /^[^\s{}[\]"=&]+=/.test(text);
  const contentType = isForm ? "application/x-www-form-urlencoded" : "application/json";
  // Editors end files with a line break, which a form would take for part of its last value.
  const rawBody = isForm ? new TextEncoder().encode(text) : new Uint8Array(body);
  return { method: "POST", url: RECEIVE_URL, headers: new Headers({ "content-type": contentType }), rawBody };
}
