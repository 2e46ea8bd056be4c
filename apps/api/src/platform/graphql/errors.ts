import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";
import { sqlState } from "../database.ts";
import { asLogged, type Logger } from "../logging.ts";

/** The stable codes of `errors[].extensions.code`; refusals are data, not errors. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "BAD_USER_INPUT"
  | "LIMIT_EXCEEDED"
  | "RESYNC_REQUIRED"
  | "OPERATION_RESOLUTION_FAILURE"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED";

/** An error a client may read. */
export function clientError(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

const PUBLIC_CODES = new Set<unknown>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "LIMIT_EXCEEDED",
  "RESYNC_REQUIRED",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** What the database says of a value that no text, number or time of it can hold: the character NUL, the year 275760. */
const UNSTORABLE = new Set<unknown>(["22021", "22P05", "22003", "22008"]);

/** Characters of a message: graphql-js repeats the value that it refuses, however long that is. */
const MAX_WORDS = 500;

/** What leaves the building: known errors as they are, anything else as INTERNAL without SQL, stack or path. */
export function createErrorFormatter(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return ({ message, ...rest }, error) => {
    const formatted = { ...rest, message: message.length > MAX_WORDS ? `${message.slice(0, MAX_WORDS)}…` : message };
    const code = formatted.extensions?.code;
    const extensions = formatted.extensions ?? {};
    if (PUBLIC_CODES.has(code)) {
      const { stacktrace: _hidden, ...shown } = extensions;
      return { ...formatted, extensions: shown };
    }
    const cause = error instanceof GraphQLError && error.originalError ? error.originalError : error;
    if (error instanceof GraphQLError && isBeforeExecution(error)) {
      // graphql-js refused a value before anything ran (a wrong enum, a missing variable): the client's doing.
      return { ...formatted, extensions: { code: "BAD_USER_INPUT" } };
    }
    if (UNSTORABLE.has(sqlState(cause))) {
      const { path } = formatted;
      const message = "A value cannot be stored: a text with the character NUL, or a number or time out of range.";
      return { message, ...(path === undefined ? {} : { path }), extensions: { code: "BAD_USER_INPUT" } };
    }
    logger.error({ path: formatted.path, error: asLogged(cause) }, "a resolver failed");
    return {
      message: "Something went wrong on our side. Nothing was changed; please try again.",
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { code: "INTERNAL" },
    };
  };
}

/** What graphql-js refuses by itself stands behind nothing, or behind another error of its own: what a value may be, then in which variable. */
function isBeforeExecution({ path, originalError, nodes }: GraphQLError): boolean {
  const isItsOwn = originalError == null || originalError instanceof GraphQLError;
  return path === undefined && (isItsOwn || nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION);
}
