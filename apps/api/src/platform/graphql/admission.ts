import { Transform } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type DocumentNode, GraphQLError } from "graphql";
import { placeOf } from "../client-address.ts";
import type { BaseContext } from "./context.ts";
import { clientError, type createErrorFormatter } from "./errors.ts";
import { createAllowances } from "./limits/allowance.ts";
import { type Turn, type Turns, turnsOf } from "./limits/turns.ts";
import { type AskedOperation, type Operations, TOO_MANY_NEW_DOCUMENTS } from "./operations.ts";

export interface AdmissionOptions {
  readonly operations: Operations;
  readonly turns: Turns;
  readonly contextFor: (request: FastifyRequest, reply: FastifyReply) => Promise<BaseContext>;
  readonly formatError: ReturnType<typeof createErrorFormatter>;
}

/** What an admitted request runs with: its document was read within its viewer's limits. */
export interface AdmittedContext extends BaseContext {
  /** Null when the body holds no operation, which whoever serves it says. */
  readonly document: DocumentNode | null;
}

interface Admission {
  readonly context: BaseContext;
  turn: Turn | null;
  document: DocumentNode | null;
}

const STRANGERS_BODY_BYTES = 16 * 1024;
/** Requests of strangers from one address: an office signing in at nine, and no flood. */
const STRANGERS_REQUESTS = { atOnce: 400, perSecond: 100 } as const;

/**
 * Admits requests step by step, each bounded by who asks: whose it is by the head alone, how many of theirs are in hand, the
 * body's length, their turn, the operation. Returns what an admitted request runs with.
 */
export function admitRequests(
  route: FastifyInstance,
  { operations, turns, contextFor, formatError }: AdmissionOptions,
): (request: FastifyRequest) => Promise<AdmittedContext> {
  const admissions = new WeakMap<FastifyRequest, Admission>();
  const strangers = createAllowances(STRANGERS_REQUESTS);

  function refuse(reply: FastifyReply, status: number, errors: readonly GraphQLError[]): FastifyReply {
    const takesItsOwn = reply.request.headers.accept?.includes(GRAPHQL_RESPONSE) === true;
    return reply
      .code(status)
      .type(takesItsOwn ? `${GRAPHQL_RESPONSE}; charset=utf-8` : "application/json; charset=utf-8")
      .send(JSON.stringify({ errors: errors.map((error) => formatError(error.toJSON(), error)) }));
  }

  function refuseForNow(reply: FastifyReply, error = TOO_MANY_REQUESTS): FastifyReply {
    return refuse(reply.header("retry-after", "1"), 429, [error]);
  }

  /** False when too many of theirs are in hand. */
  function takesTurn(admission: Admission, reply: FastifyReply): boolean {
    const { viewer, remoteAddress } = admission.context;
    if (admission.turn !== null) return true;
    admission.turn = turns.take(...turnsOf(viewer, remoteAddress));
    if (admission.turn !== null) reply.raw.once("close", admission.turn.end);
    return admission.turn !== null;
  }

  route.addHook("onRequest", async (request, reply) => {
    let context: BaseContext;
    try {
      context = await contextFor(request, reply);
    } catch (failure) {
      const originalError = failure instanceof Error ? failure : new Error(String(failure));
      return refuse(reply, 500, [new GraphQLError("No context", { originalError })]);
    }
    const admission: Admission = { context, turn: null, document: null };
    admissions.set(request, admission);
    // Bodies of somebody signed in may be large: they are counted before they come. Strangers' are small, and whoever
    // sent them slowly would hold the places of their neighbours.
    const mayCome =
      context.viewer === null ? strangers.of(placeOf(context.remoteAddress)).spend(1) : takesTurn(admission, reply);
    return mayCome ? undefined : refuseForNow(reply);
  });

  route.addHook("preParsing", async (request, _reply, payload) => {
    if (admissions.get(request)?.context.viewer !== null) return payload;
    if (Number(request.headers["content-length"]) > STRANGERS_BODY_BYTES) throw tooLarge();
    return payload.pipe(atMost(STRANGERS_BODY_BYTES));
  });

  route.addHook("preHandler", async (request, reply) => {
    const admission = admissions.get(request);
    const asked = askedIn(request.body);
    if (admission === undefined || asked === null) return;
    if (!takesTurn(admission, reply)) return refuseForNow(reply);
    await admission.turn?.begins;
    const read = operations.read(asked, admission.context.viewer);
    if (read.errors?.includes(TOO_MANY_NEW_DOCUMENTS)) return refuseForNow(reply, TOO_MANY_NEW_DOCUMENTS);
    if (read.errors !== undefined) return refuse(reply, statusOf(read.errors), read.errors);
    admission.document = read.document;
  });

  // Not once it is sent: requests on one line are answered in their order, and the first might wait for a turn of the last.
  route.addHook("onSend", async (request) => admissions.get(request)?.turn?.end());

  return async (request) => {
    const admission = admissions.get(request);
    if (admission === undefined) throw new Error("A request that nobody admitted.");
    return { ...admission.context, document: admission.document };
  };
}

function statusOf([error]: readonly GraphQLError[]): number {
  return error?.extensions.code === "UNAUTHENTICATED" ? 401 : 400;
}

/** Clients that take it read errors whatever the status. */
const GRAPHQL_RESPONSE = "application/graphql-response+json";

const TOO_MANY_REQUESTS = clientError("LIMIT_EXCEEDED", "Too many requests at a time; try again in a moment.");

/** Null when the body holds no operation in the right form. */
function askedIn(body: unknown): AskedOperation | null {
  if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") return null;
  const { query } = body;
  const operationName = "operationName" in body && typeof body.operationName === "string" ? body.operationName : null;
  const variables = "variables" in body && isRecord(body.variables) ? body.variables : {};
  return { query, operationName, variables };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Bodies of unknown length end here once they are too long. */
function atMost(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length;
      if (left < 0) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function tooLarge(): Error {
  return Object.assign(new Error("The body is too large."), { statusCode: 413 });
}
