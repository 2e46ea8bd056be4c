import type { IncomingMessage, Server } from "node:http";
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import { CloseCode } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { asLogged, type Logger } from "../logging.ts";
import type { Viewer } from "../viewer.ts";
import type { BaseContext } from "./context.ts";
import { clientError, createErrorFormatter } from "./errors.ts";
import type { Executor } from "./executor.ts";
import { createSocketLimits } from "./limits/socket-limits.ts";
import { type Turns, turnsOf } from "./limits/turns.ts";
import type { Operations } from "./operations.ts";
import { createSharedSubscribe, type SharedExecutionOptions } from "./shared-execution.ts";

export interface GraphqlSocketOptions {
  readonly sharing: SharedExecutionOptions;
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly operations: Operations;
  readonly turns: Turns;
  readonly execute: Executor;
  /** Who opened the socket, by cookie or by `connectionParams.authorization`; null: nobody. */
  readonly viewerOf: (request: IncomingMessage, authorization: string | undefined) => Promise<Viewer | null>;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly contextFor: (viewer: Viewer, request: IncomingMessage) => BaseContext;
  /** The viewer as they are now; null when their session or token is over (S22). */
  readonly viewerAgain: (viewer: Viewer) => Promise<Viewer | null>;
  /** A socket of this viewer opened; the returned function is called when it is gone, with whether its session was over. */
  readonly connected: (viewer: Viewer) => (isSignedOut: boolean) => void;
  readonly logger: Logger;
}

const MOST_MESSAGE_BYTES = 256 * 1024;
const INIT_WAIT_MS = 5_000;
const PING_MS = 12_000;

interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  viewer?: Viewer;
  isSignedOut?: boolean;
  disconnected?: (isSignedOut: boolean) => void;
  /** Operations that are under way on it. */
  operations?: () => number;
}

export interface GraphqlSocket {
  /** Something about these users changed: sockets whose session is over are closed. */
  recheck(userIds: ReadonlySet<string>): void;
  close(): Promise<void>;
}

/** GraphQL over WebSocket at /graphql (graphql-transport-ws), with the same rules as over HTTP (API-05, S15). */
export function openGraphqlSocket(options: GraphqlSocketOptions): GraphqlSocket {
  const { server, schema, operations, turns, logger } = options;
  const formatError = createErrorFormatter(logger);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false });
  const limits = createSocketLimits(turns);
  const subscribe = createSharedSubscribe(options.sharing);
  const open = new Set<SocketExtra>();

  /** Reads the viewer anew; a socket whose session is over is closed. */
  async function isStillThere(extra: SocketExtra): Promise<boolean> {
    const viewer = extra.viewer === undefined ? null : await options.viewerAgain(extra.viewer);
    if (viewer !== null) {
      extra.viewer = viewer;
      return true;
    }
    extra.isSignedOut = true;
    extra.socket.close(CloseCode.Forbidden, "Signed out");
    return false;
  }

  const handler = useServer<{ authorization?: string }, SocketExtra>(
    {
      subscribe,
      async execute({ document, operationName = null, variableValues, contextValue }) {
        const { viewer, remoteAddress } = contextValue as BaseContext;
        const turn = turns.take(...turnsOf(viewer, remoteAddress));
        if (turn === null) return { errors: [clientError("LIMIT_EXCEEDED", "Too many operations at a time.")] };
        try {
          await turn.begins;
          return await options.execute({
            document,
            operationName,
            variables: variableValues ?? {},
            context: contextValue,
          });
        } finally {
          turn.end();
        }
      },
      connectionInitWaitTimeout: INIT_WAIT_MS,
      async onConnect({ extra, connectionParams, subscriptions }) {
        const authorization = connectionParams?.authorization;
        const viewer = await options.viewerOf(
          extra.request,
          typeof authorization === "string" ? authorization : undefined,
        );
        if (viewer === null) return false;
        if (!limits.admit(extra.socket, extra.request, viewer)) return false;
        extra.viewer = viewer;
        extra.operations = () => Object.keys(subscriptions).length;
        extra.disconnected = options.connected(viewer);
        open.add(extra);
        return true;
      },
      onDisconnect({ extra }) {
        open.delete(extra);
        extra.disconnected?.(extra.isSignedOut === true);
      },
      async onSubscribe({ extra }, _id, { query, operationName, variables }) {
        const refusal = limits.problemWithOperations(extra, open);
        if (refusal !== null) return [refusal];
        if (!(await isStillThere(extra))) return [clientError("UNAUTHENTICATED", "Sign in first.")];
        const read = operations.read({ query, operationName, variables }, extra.viewer ?? null);
        if (read.errors !== undefined) return read.errors;
        return { schema, document: read.document, operationName, variableValues: variables, hideSuggestions: true };
      },
      context: ({ extra }) => {
        if (extra.viewer === undefined) throw new Error("A socket without a viewer.");
        return options.contextFor(extra.viewer, extra.request);
      },
      onError: (_context, _id, _payload, errors) => errors.map((error) => formatError(error.toJSON(), error)),
      onNext: (_context, _id, _payload, _args, result) => formatted(result, formatError),
    },
    sockets,
    PING_MS,
  );

  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?", 1)[0] !== "/graphql") return;
    if (!options.isOwnOrigin(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    if (!limits.mayArrive(request, socket)) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      limits.watch(opened);
      sockets.emit("connection", opened, request);
    });
  });

  return {
    recheck(userIds) {
      for (const extra of open) {
        if (extra.viewer === undefined || !userIds.has(extra.viewer.userId)) continue;
        isStillThere(extra).catch((error: unknown) =>
          logger.warn({ error: asLogged(error) }, "a socket could not be checked"),
        );
      }
    },
    async close() {
      for (const socket of sockets.clients) socket.close(1001, "Going away");
      await handler.dispose();
    },
  };
}

/** Errors in the words that may leave the building; undefined: the result goes as it is. */
function formatted(
  result: { readonly errors?: readonly (GraphQLError | GraphQLFormattedError)[] | undefined },
  formatError: ReturnType<typeof createErrorFormatter>,
): FormattedExecutionResult | undefined {
  if (result.errors === undefined) return undefined;
  const errors = result.errors.map((error) =>
    formatError(error instanceof GraphQLError ? error.toJSON() : error, error),
  );
  return { ...result, errors };
}
