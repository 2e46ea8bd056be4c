/** Kaleyra's errors. Only V1's field errors and the codes are published; the frame around V2's is an assumption. */
import type { FastifyReply } from "fastify";

const WORDS: Readonly<Record<string, string>> = {
  RBC001: "Invalid SID or API key",
  E110: "Insufficient balance",
  E13001: "Validation failed",
  WA400: "Bad request",
  WA401: "Unauthorized",
  WA429: "Too many requests",
  WA500: "Internal server error",
  WAV2101: "Daily limit reached",
};

export function kaleyraError(
  reply: FastifyReply,
  status: number,
  code: string,
  error: Readonly<Record<string, string>> = {},
): FastifyReply {
  return reply.code(status).send({ code, message: WORDS[code] ?? "Request failed", data: {}, error });
}

/** An error ordered by a fault switch, or the throttle when it has no code. */
export function orderedError(
  reply: FastifyReply,
  { status, code }: { readonly status: number; readonly code: string | null },
): FastifyReply {
  return kaleyraError(reply, status, code ?? "WA429");
}
