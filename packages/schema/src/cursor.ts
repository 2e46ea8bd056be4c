import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { CURSOR_LENGTH_MAX } from "./limits.ts";

/** Cursors are text that only the server reads; anything longer than ours can be is refused before it is decoded. */
function readCursor(value: unknown): string {
  if (typeof value === "string" && value.length > 0 && value.length <= CURSOR_LENGTH_MAX) return value;
  throw new GraphQLError("A cursor is a text that this API handed out.");
}

export const Cursor = new GraphQLScalarType<string, string>({
  name: "Cursor",
  description:
    "An opaque position in a list or in the event log. Pass it back unchanged; never build, compare or store it beyond the life of what it points into.",
  serialize: readCursor,
  parseValue: readCursor,
  parseLiteral: (node) => readCursor(node.kind === Kind.STRING ? node.value : null),
});
