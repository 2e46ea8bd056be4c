/**
 * The least that live delivery could be: `POST /message` inserts the body as one row and, once that is committed, hands it
 * to every open WebSocket. A process of its own, on the same database server.
 */
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import { WebSocketServer } from "ws";

const { DATABASE_URL, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

await pool.query(`create table if not exists bare_message (
  id bigint generated always as identity primary key, body bytea not null, received_at timestamptz not null default now())`);

const server = createServer(async (request, response) => {
  const body = await buffer(request);
  await pool.query("insert into bare_message (body) values ($1)", [body]);
  response.writeHead(200, { "content-length": 0 }).end();
  for (const socket of sockets.clients) socket.send(body);
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
// Between two rounds of its own it waits longer than Node would leave a connection open.
server.keepAliveTimeout = 300_000;
server.listen(Number(PORT), "127.0.0.1");
