import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { clientError, type ErrorCode } from "./errors.ts";
import { checkDocument } from "./limits/document-limits.ts";
import type { DocumentLimits } from "./limits/operation-limits.ts";
import { checkSource } from "./limits/source-limits.ts";

export interface ReadDocument {
  readonly document: DocumentNode;
  /** Of all its operations, fragments in place: what it weighs, compiled. */
  readonly selections: number;
}

export type DocumentReader = (text: string, limits: DocumentLimits) => ReadDocument;

/** Whoever sends more mistakes than this reads the first of them. */
const MAX_ERRORS = 5;
/** NUL as a document writes it: PostgreSQL's texts cannot hold it. */
const WRITTEN_NUL = /\\u(0000|\{0+\})/;

/**
 * Reads documents: each step is bounded by the one before it, from characters to validation. Throws a GraphQLError, or an
 * AggregateError of several.
 */
export function createDocumentReader(
  schema: GraphQLSchema,
  { introspection }: { readonly introspection: boolean },
): DocumentReader {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return (text, limits) => {
    const document = parsed(text, limits);
    if (WRITTEN_NUL.test(text)) throw clientError("BAD_USER_INPUT", "A text may not hold the character NUL.");
    const selections = checkDocument(document, limits);
    const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: true });
    if (errors.length > 0)
      throw new AggregateError(errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED")));
    return { document, selections };
  };
}

/** Whether a text could be read with these limits, valid or not. */
export function isWithinDocumentLimits(text: string, limits: DocumentLimits): boolean {
  try {
    checkDocument(parsed(text, limits), limits);
    return true;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}

function parsed(text: string, limits: DocumentLimits): DocumentNode {
  try {
    checkSource(text, limits);
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw withCode(error, "GRAPHQL_PARSE_FAILED");
    throw error;
  }
}

/** The same error with the code that clients read, where it has none yet. */
function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code, ...extensions },
  });
}
