import type { IncomingMessage, Server } from "node:http";
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { CloseCode } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { asLogged, type Logger } from "../logging.ts";
import type { Viewer } from "../viewer.ts";
import type { BaseContext } from "./context.ts";
import { clientError, createErrorFormatter } from "./errors.ts";
import { createSharedSubscribe, type SharedExecutionOptions } from "./shared-execution.ts";

export interface GraphqlSocketOptions {
  readonly sharing: SharedExecutionOptions;
  readonly server: Server;
  readonly schema: GraphQLSchema;
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
const MOST_OPERATIONS = 100;
const PING_MS = 12_000;

interface SocketExtra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  viewer?: Viewer;
  isSignedOut?: boolean;
  disconnected?: (isSignedOut: boolean) => void;
}

export interface GraphqlSocket {
  /** Something about these users changed: sockets whose session is over are closed. */
  recheck(userIds: ReadonlySet<string>): void;
  /** How many sockets are open, those that have not said who they are among them. */
  openSockets(): number;
  close(): Promise<void>;
}

/** GraphQL over WebSocket at /graphql (graphql-transport-ws), with the same rules as over HTTP (API-05, S15). */
export function openGraphqlSocket(options: GraphqlSocketOptions): GraphqlSocket {
  const { server, schema, logger } = options;
  const formatError = createErrorFormatter(logger);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false });
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
      schema,
      parse,
      validate: (theSchema, document) => validate(theSchema, document, specifiedRules),
      subscribe,
      connectionInitWaitTimeout: INIT_WAIT_MS,
      async onConnect({ extra, connectionParams }) {
        const authorization = connectionParams?.authorization;
        const viewer = await options.viewerOf(
          extra.request,
          typeof authorization === "string" ? authorization : undefined,
        );
        if (viewer === null) return false;
        extra.viewer = viewer;
        extra.disconnected = options.connected(viewer);
        open.add(extra);
        return true;
      },
      onDisconnect({ extra }) {
        open.delete(extra);
        extra.disconnected?.(extra.isSignedOut === true);
      },
      async onSubscribe({ extra, subscriptions }) {
        if (Object.keys(subscriptions).length > MOST_OPERATIONS) {
          return [clientError("LIMIT_EXCEEDED", `A socket carries at most ${MOST_OPERATIONS} operations at a time.`)];
        }
        if (!(await isStillThere(extra))) return [clientError("UNAUTHENTICATED", "Sign in first.")];
        return undefined;
      },
      context: ({ extra }) => {
        if (extra.viewer === undefined) throw new Error("A socket without a viewer.");
        return options.contextFor(extra.viewer, extra.request);
      },
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
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
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
    openSockets: () => sockets.clients.size,
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
