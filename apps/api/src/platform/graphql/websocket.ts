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
import { asGraphqlError, endingInErrors, errorsBehind } from "./socket-operation.ts";

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
  /** The address that opens a socket, as trusted proxies tell it. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly contextFor: (viewer: Viewer, request: IncomingMessage) => BaseContext;
  /** The viewer as they are now; null when their session or token is over. */
  readonly viewerAgain: (viewer: Viewer) => Promise<Viewer | null>;
  /** A socket of this viewer opened; the returned function is called when it is gone, with whether its session was over. */
  readonly connected: (viewer: Viewer) => (isSignedOut: boolean) => void;
  readonly logger: Logger;
}

const MAX_MESSAGE_BYTES = 256 * 1024;
const INIT_WAIT_MS = 5_000;
const PING_MS = 12_000;

/** What clients take for a reason to come back, here or at another node (RFC 6455's registry of close codes). */
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;
/** Whoever has not answered the closing of their socket by then is cut off. */
const CLOSE_WITHIN_MS = 2_000;

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
  /** How many sockets are open, those that have not said who they are among them. */
  openSockets(): number;
  /** Closes every socket so that its client comes back at once and resumes; new ones are taken. */
  sendAway(): void;
  /** Sends everybody away for good. Operations are cut off, not completed: they go on elsewhere, or here after a restart. */
  close(): Promise<void>;
}

/** GraphQL over WebSocket at /graphql (graphql-transport-ws), with the same rules as over HTTP. */
export function openGraphqlSocket(options: GraphqlSocketOptions): GraphqlSocket {
  const { server, schema, operations, turns, logger } = options;
  const formatError = createErrorFormatter(logger);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const limits = createSocketLimits(turns, options.addressOf);
  const subscribe = endingInErrors(createSharedSubscribe(options.sharing));
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

  async function connect(extra: SocketExtra, authorization: unknown): Promise<boolean> {
    const viewer = await options.viewerOf(extra.request, typeof authorization === "string" ? authorization : undefined);
    // It may have gone meanwhile: then nobody would say that it disconnects.
    if (viewer === null || extra.socket.readyState !== extra.socket.OPEN) return false;
    if (!limits.admit(extra.socket, extra.request, viewer)) return false;
    extra.viewer = viewer;
    extra.disconnected = options.connected(viewer);
    open.add(extra);
    return true;
  }

  const handler = useServer<{ authorization?: string }, SocketExtra>(
    {
      // Otherwise messages of errors would be close reasons, where NODE_ENV does not say production.
      isProd: true,
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
        try {
          extra.operations = () => Object.keys(subscriptions).length;
          return await connect(extra, connectionParams?.authorization);
        } catch (error) {
          logger.warn({ error: asLogged(error) }, "a socket could not be connected");
          extra.socket.close(TRY_AGAIN_LATER, "Try again later");
          return false;
        }
      },
      onDisconnect({ extra }) {
        open.delete(extra);
        extra.disconnected?.(extra.isSignedOut === true);
      },
      async onSubscribe({ extra }, _id, { query, operationName, variables }) {
        const refusal = limits.problemWithOperations(extra, open);
        if (refusal !== null) return [refusal];
        try {
          if (!(await isStillThere(extra)) || extra.viewer === undefined)
            return [clientError("UNAUTHENTICATED", "Sign in first.")];
          const read = operations.read({ query, operationName, variables }, extra.viewer);
          if (read.errors !== undefined) return read.errors;
          const contextValue = options.contextFor(extra.viewer, extra.request);
          return {
            schema,
            document: read.document,
            operationName,
            variableValues: variables,
            contextValue,
            hideSuggestions: true,
          };
        } catch (error) {
          return [asGraphqlError(error)];
        }
      },
      onNext: (_context, _id, _payload, _args, result) => formatted(result, formatError),
      onError: (_context, _id, _payload, errors) =>
        errorsBehind(errors).map((error) => formatError(error.toJSON(), error)),
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

  const sendAway = () => {
    for (const socket of sockets.clients) socket.close(SERVICE_RESTART, "Service restart");
  };

  return {
    recheck(userIds) {
      for (const extra of open) {
        if (extra.viewer === undefined || !userIds.has(extra.viewer.userId)) continue;
        isStillThere(extra).catch((error: unknown) =>
          logger.warn({ error: asLogged(error) }, "a socket could not be checked"),
        );
      }
    },
    openSockets: () => sockets.clients.size,
    sendAway,
    async close() {
      sendAway();
      const cutOff = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, CLOSE_WITHIN_MS);
      await handler.dispose();
      clearTimeout(cutOff);
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
