/** What is sure to fail is told in one line before minutes are spent on installing and building. */
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { root } from "./places.mjs";
import { Plight } from "./progress.mjs";

const PATIENCE_MS = 5_000;
/** The oldest PostgreSQL whose features the migrations and queries need. */
const OLDEST_POSTGRES = 16;

/** Checks what can be known with nothing installed. */
export async function checkSurroundings() {
  const port = portFrom(process.env.PORT ?? "3000");
  const host = process.env.HOST ?? "127.0.0.1";
  checkTimeZone(process.env.TZ);
  for (const name of ["LOG_FILE_MB", "LOG_DAYS", "LOG_FILES"]) checkLogLimit(name, process.env[name]);
  checkDataFolder(resolve(root, process.env.DATA_DIR ?? ".parley"));
  await checkPortIsFree(host, port);
  if (process.env.DATABASE_URL) await checkDatabaseAnswers(databaseAddress(process.env.DATABASE_URL));
}

/** Checks that the operator's database lets us in and is new enough; needs the packages. */
export async function checkDatabaseSignIn() {
  const address = process.env.DATABASE_URL;
  if (!address) return;
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as version");
    if (rows[0].version < OLDEST_POSTGRES)
      throw new Plight(`DATABASE_URL: PostgreSQL ${rows[0].version} is too old; ${OLDEST_POSTGRES} or later is needed`);
  } catch (error) {
    if (error instanceof Plight) throw error;
    throw new Plight(`DATABASE_URL: cannot sign in at ${shown(databaseAddress(address))}: ${reason(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function portFrom(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plight(`PORT must be a number from 1 to 65535, not "${text}"`);
  return port;
}

/** Node takes UTC, or no zone at all, without a word where it does not know the name; offsets such as +02:00 it knows elsewhere only. */
function checkTimeZone(name) {
  if (!name) return;
  try {
    // A system's own spelling may begin with a colon.
    Intl.DateTimeFormat("en", { timeZone: name.replace(/^:/, "") });
    if (!/^[+-]/.test(name) && Intl.DateTimeFormat().resolvedOptions().timeZone !== undefined) return;
  } catch {
    // Told below.
  }
  throw new Plight(`TZ must be a time zone such as Europe/Rome, not "${name}"`);
}

function checkLogLimit(name, text) {
  if (text && !/^[1-9]\d{0,3}$/.test(text))
    throw new Plight(`${name} must be a whole number from 1 to 9999, not "${text}"`);
}

function checkDataFolder(folder) {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Plight(`DATA_DIR: cannot write in ${folder}: ${reason(error)}`);
  }
}

/** Node's own recursive mkdir never returns below /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function checkPortIsFree(host, port) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE")
        fail(new Plight(`Port ${port} is in use; choose another: PORT=${port + 1} npm start`));
      else fail(new Plight(`Cannot listen on ${host}:${port}: ${reason(error)}`));
    });
    server.listen({ host, port, exclusive: true }, () => server.close(done));
  });
}

function databaseAddress(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Plight("DATABASE_URL is not an address; it looks like postgres://user:password@host:5432/name");
  }
  if (url.protocol !== "postgres:" && url.protocol !== "postgresql:")
    throw new Plight(`DATABASE_URL must begin with postgres://, not ${url.protocol}//`);
  return url;
}

function checkDatabaseAnswers(url) {
  if (url.searchParams.has("host") || url.hostname === "") return Promise.resolve();
  return new Promise((done, fail) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ""), port: Number(url.port || 5432) });
    const refuse = (why) => {
      socket.destroy();
      fail(new Plight(`DATABASE_URL: no database answers at ${shown(url)}: ${why}`));
    };
    socket.setTimeout(PATIENCE_MS, () => refuse(`no answer in ${PATIENCE_MS / 1000} s`));
    socket.once("error", (error) => refuse(reason(error)));
    socket.once("connect", () => {
      socket.end();
      done();
    });
  });
}

/** An address without its password. */
function shown(url) {
  return `${url.hostname}:${url.port || 5432}${url.pathname}`;
}

function reason(error) {
  return (error.message || error.code || String(error)).split("\n")[0];
}
