/** The Graph API's errors. */
import type { FastifyReply } from "fastify";
import { BodyError } from "../cloud-api/body-error.ts";
import { metaWords } from "../cloud-api/failure-words.ts";
import { fbtraceId } from "../ids.ts";

export interface GraphError {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly type?: "OAuthException" | "GraphMethodException";
  readonly subcode?: number;
  readonly details?: string | null;
}

export function graphError(reply: FastifyReply, error: GraphError): FastifyReply {
  const { status, code, message, type = "OAuthException", subcode, details = null } = error;
  return reply.code(status).send({
    error: {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(details === null ? {} : { error_data: { messaging_product: "whatsapp", details } }),
      fbtrace_id: fbtraceId(),
    },
  });
}

export function bodyErrorAnswer(reply: FastifyReply, cause: unknown): FastifyReply {
  if (!(cause instanceof BodyError)) throw cause;
  return graphError(reply, {
    status: cause.status,
    code: cause.code,
    message: cause.message,
    details: cause.details,
  });
}

export function unknownObject(reply: FastifyReply, id: string, method: string): FastifyReply {
  return graphError(reply, {
    status: 400,
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

export function badToken(reply: FastifyReply, given: boolean): FastifyReply {
  return given
    ? graphError(reply, { status: 401, code: 190, message: "Invalid OAuth access token - Cannot parse access token" })
    : graphError(reply, {
        status: 401,
        code: 104,
        message: "An access token is required to request this resource.",
      });
}

/** An error ordered by a fault switch, or the throughput limit when it has no code. */
export function orderedError(
  reply: FastifyReply,
  { status, code }: { readonly status: number; readonly code: string | null },
): FastifyReply {
  const number = code === null ? 130429 : Number(code) || 131000;
  const words = metaWords(String(number));
  return graphError(reply, { status, code: number, message: `(#${number}) ${words}`, details: words });
}
