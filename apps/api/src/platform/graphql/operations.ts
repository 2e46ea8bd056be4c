import { createHash } from "node:crypto";
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST } from "graphql";
import { LRUCache } from "lru-cache";
import type { Viewer } from "../viewer.ts";
import { clientError } from "./errors.ts";
import { createAllowances } from "./limits/allowance.ts";
import { costOf } from "./limits/cost.ts";
import { beyond, limitsOf } from "./limits/operation-limits.ts";
import { checkVariables } from "./limits/variable-limits.ts";
import { createDocumentReader, isWithinDocumentLimits, type ReadDocument } from "./read-document.ts";

/** What a client sends, over HTTP and over a WebSocket alike. */
export interface AskedOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export type ReadOperation =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };

export interface Operations {
  /** The document of an operation that is valid and within its viewer's limits, or what is wrong with it. */
  read(asked: AskedOperation, viewer: Viewer | null): ReadOperation;
  /** A document that was read lately, by the SHA-256 of its text in hexadecimal. */
  recall(hash: string): DocumentNode | undefined;
}

/**
 * Documents are kept by their selections with fragments in place: what is compiled of them takes about 4 KB for each.
 * Strangers have a store of their own, so that their variants drive out nobody else's.
 */
const MAX_KEPT = { ofStrangers: 1_000, ofSignedIn: 20_000 } as const;
/** A larger document is read anew each time, and never compiled. */
const MAX_KEPT_OF_ONE = 500;

/**
 * Characters of documents that were not kept, of one user: reading takes about a millisecond for a thousand. Enough for a
 * tool that writes its values into its documents; strangers' requests are counted before.
 */
const NEW_DOCUMENTS = { atOnce: 3_000_000, perSecond: 150_000 } as const;

/** It passes by itself. */
export const TOO_MANY_NEW_DOCUMENTS = clientError(
  "LIMIT_EXCEEDED",
  "Too many new documents at a time: send values as variables, and documents stay the same.",
);

/** Reads operations within their viewers' limits. */
export function createOperations(schema: GraphQLSchema, options: { readonly introspection: boolean }): Operations {
  const readDocument = createDocumentReader(schema, options);
  const ofStrangers = createStore(MAX_KEPT.ofStrangers);
  const ofSignedIn = createStore(MAX_KEPT.ofSignedIn);
  const newDocuments = createAllowances(NEW_DOCUMENTS);

  function documentOf(query: string, viewer: Viewer | null): DocumentNode {
    const limits = limitsOf(viewer);
    if (query.length > limits.characters) throw beyond("characters", limits, query.length);
    const store = viewer === null ? ofStrangers : ofSignedIn;
    const hash = createHash("sha256").update(query).digest("hex");
    const known = store.get(hash);
    if (known !== undefined) return known.document;
    if (viewer !== null && !newDocuments.of(viewer.userId).spend(query.length)) throw TOO_MANY_NEW_DOCUMENTS;
    const read = readDocument(query, limits);
    store.set(hash, read);
    return read.document;
  }

  function checked({ query, operationName, variables }: AskedOperation, viewer: Viewer | null): DocumentNode {
    checkVariables(variables);
    const document = documentOf(query, viewer);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw clientError("OPERATION_RESOLUTION_FAILURE", "Name one operation of the document.");
    const limits = limitsOf(viewer);
    const cost = costOf({ schema, document, operation, variables: variables ?? {} });
    if (cost > limits.cost) throw beyond("cost", limits, cost);
    return document;
  }

  return {
    read(asked, viewer) {
      try {
        return { document: checked(asked, viewer) };
      } catch (refusal) {
        if (refusal instanceof GraphQLError)
          return { errors: [viewer === null && isForSignedIn(refusal, asked.query) ? SIGN_IN_FIRST : refusal] };
        if (refusal instanceof AggregateError) return { errors: refusal.errors as GraphQLError[] };
        throw refusal;
      }
    },
    recall: (hash) => (ofSignedIn.get(hash) ?? ofStrangers.get(hash))?.document,
  };
}

/** Strangers who ask what others may ask were perhaps signed in until now: they are told that they are not. */
function isForSignedIn({ extensions: { limit, actual } }: GraphQLError, query: string): boolean {
  if (limit === "cost") return Number(actual) <= limitsOf({ role: "administrator" }).cost;
  return limit !== undefined && isWithinDocumentLimits(query, limitsOf({ role: "administrator" }));
}

const SIGN_IN_FIRST = clientError("UNAUTHENTICATED", "Sign in first.");

function createStore(maxSize: number): LRUCache<string, ReadDocument> {
  return new LRUCache({ maxSize, maxEntrySize: MAX_KEPT_OF_ONE, sizeCalculation: ({ selections }) => 1 + selections });
}
