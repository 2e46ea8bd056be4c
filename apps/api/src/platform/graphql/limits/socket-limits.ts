import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { GraphQLError } from "graphql";
import type { WebSocket } from "ws";
import { placeOf } from "../../client-address.ts";
import type { Viewer } from "../../viewer.ts";
import { clientError } from "../errors.ts";
import { type Allowance, createAllowance, createAllowances } from "./allowance.ts";
import type { Turn, Turns } from "./turns.ts";

/** Nobody waits for a socket: one too many is told to come again. */
const SOCKETS = {
  /** Of one node. */
  all: { running: 5_000, waiting: 0 },
  /** Of one address before they said who they are. */
  arriving: { running: 250, waiting: 0 },
  ofUser: { running: 50, waiting: 0 },
} as const;

const OPERATIONS = { ofSocket: 100, ofUser: 500 } as const;

/**
 * Messages of one user on all sockets: each counts one, and one more for every 4 KB; a socket, which has to be looked up,
 * counts as ten. Before it is anybody's it may say hardly more than who opened it.
 */
const MESSAGES = { atOnce: 1_000, perSecond: 200 } as const;
const FIRST_MESSAGES = { atOnce: 20, perSecond: 1 } as const;
const BYTES_FOR_ONE = 4 * 1024;
const FOR_SOCKET = 10;

/** Answers that its client does not take: far more than all its operations have under way. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** Time for the closing word before the line is cut. */
const LAST_WORD_MS = 1_000;

interface OpenSocket {
  readonly viewer?: Viewer;
  readonly operations?: () => number;
}

/** What sockets may take: each by itself, together for one user, and all on this node. */
export interface SocketLimits {
  /** False: too many are open or arriving. Otherwise it has a place until its line closes. */
  mayArrive(request: IncomingMessage, line: Duplex): boolean;
  /** Ends a socket that says too much or reads too little. */
  watch(socket: WebSocket): void;
  /** It is this viewer's from now on; false when it has gone, or they have too many and it is closed. */
  admit(socket: WebSocket, request: IncomingMessage, viewer: Viewer): boolean;
  /** Why a socket may not have the operations it has, the newest included; null: it may. */
  problemWithOperations(socket: OpenSocket, open: Iterable<OpenSocket>): GraphQLError | null;
}

/** `addressOf` is who opens a socket, through whatever proxies. */
export function createSocketLimits(turns: Turns, addressOf: (request: IncomingMessage) => string): SocketLimits {
  const arriving = new WeakMap<IncomingMessage, Turn>();
  const allowances = new WeakMap<WebSocket, Allowance>();
  const ofUsers = createAllowances(MESSAGES);
  return {
    mayArrive(request, line) {
      const place = turns.take("sockets", SOCKETS.all);
      const arrival = turns.take(`sockets arriving from ${placeOf(addressOf(request))}`, SOCKETS.arriving);
      const leave = () => {
        place?.end();
        arrival?.end();
      };
      if (place === null || arrival === null) {
        leave();
        return false;
      }
      arriving.set(request, arrival);
      line.once("close", leave);
      return true;
    },

    watch(socket) {
      allowances.set(socket, createAllowance(FIRST_MESSAGES));
      const count = (bytes: number) => {
        const isWithin = allowances.get(socket)?.spend(1 + Math.floor(bytes / BYTES_FOR_ONE)) === true;
        if (isWithin && socket.bufferedAmount <= MAX_UNREAD_BYTES) return;
        socket.close(1008, isWithin ? "Answers are not read" : "Too many messages");
        socket.pause();
        setTimeout(() => socket.terminate(), LAST_WORD_MS).unref();
      };
      socket.on("message", (data: Buffer) => count(data.length));
      socket.on("ping", () => count(0));
    },

    admit(socket, request, viewer) {
      arriving.get(request)?.end();
      // It may have gone while somebody looked whose it is.
      if (socket.readyState !== socket.OPEN) return false;
      const allowance = ofUsers.of(viewer.userId);
      const place = allowance.spend(FOR_SOCKET) ? turns.take(`sockets of user ${viewer.userId}`, SOCKETS.ofUser) : null;
      if (place === null) {
        socket.close(TRY_AGAIN_LATER, "Too many sockets");
        return false;
      }
      allowances.set(socket, allowance);
      socket.once("close", place.end);
      return true;
    },

    problemWithOperations(socket, open) {
      if ((socket.operations?.() ?? 0) > OPERATIONS.ofSocket)
        return clientError("LIMIT_EXCEEDED", `A socket carries at most ${OPERATIONS.ofSocket} operations at a time.`);
      let ofUser = 0;
      for (const other of open) if (other.viewer?.userId === socket.viewer?.userId) ofUser += other.operations?.() ?? 0;
      if (ofUser <= OPERATIONS.ofUser) return null;
      return clientError("LIMIT_EXCEEDED", `A user has at most ${OPERATIONS.ofUser} operations on sockets at a time.`);
    },
  };
}

/** Of WebSocket's own codes: clients wait and come again. */
const TRY_AGAIN_LATER = 1013;
