/**
 * The least that a server could do for a webhook or an accept, on the same database: what Parley is compared with.
 * A process of its own. `POST /receive` checks Meta's HMAC and inserts one row in a commit of its own; `POST /accept` is one
 * conditional update.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import pg from "pg";

const { DATABASE_URL, PORT, APP_SECRET = "" } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

await pool.query(`create table if not exists bare_webhook (
  id bigint generated always as identity primary key, body bytea not null, received_at timestamptz not null default now())`);
await pool.query(`create table if not exists bare_offer (id int primary key, taken_by text)`);

const server = createServer(async (request, response) => {
  const body = await buffer(request);
  const [status, words] = request.url === "/receive" ? await receive(request, body) : await accept(body);
  response.writeHead(status, { "content-type": "text/plain", "content-length": Buffer.byteLength(words) }).end(words);
});
// Between two rounds of its own it waits longer than Node would leave a connection open.
server.keepAliveTimeout = 300_000;
server.listen(Number(PORT), "127.0.0.1");

async function receive({ headers }: IncomingMessage, body: Buffer): Promise<readonly [number, string]> {
  const claimed = Buffer.from(String(headers["x-hub-signature-256"]).replace("sha256=", ""), "hex");
  const expected = createHmac("sha256", APP_SECRET).update(body).digest();
  if (claimed.length !== expected.length || !timingSafeEqual(claimed, expected)) return [401, "Not authentic"];
  await pool.query("insert into bare_webhook (body) values ($1)", [body]);
  return [200, ""];
}

async function accept(body: Buffer): Promise<readonly [number, string]> {
  const { offer, agent } = JSON.parse(body.toString("utf8")) as { readonly offer: number; readonly agent: string };
  await pool.query("insert into bare_offer values ($1) on conflict do nothing", [offer]);
  const { rowCount } = await pool.query("update bare_offer set taken_by = $2 where id = $1 and taken_by is null", [
    offer,
    agent,
  ]);
  return [200, rowCount === 1 ? "won" : "lost"];
}
