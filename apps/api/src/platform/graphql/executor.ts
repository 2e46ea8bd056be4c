import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  GraphQLScalarType,
  GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
} from "graphql";
import { type CompiledQuery, compileQuery, fieldExpansionEnricher, isCompiledQuery } from "graphql-jit";
import { clientError } from "./errors.ts";

const MOST_COMPILED = 500;

type Compiled = CompiledQuery | ExecutionResult;

export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** The operation's own text: what compiled operations are found again by. */
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

/**
 * Executes operations compiled to JavaScript at first sight, about five times as fast as walking them
 * (measured on lists of 50 rows). The least lately used of 500 is forgotten, so that a stranger's
 * endless variants cost time and no memory.
 */
export function createExecutor(schema: GraphQLSchema): (execution: Execution) => Promise<ExecutionResult> {
  const compiled = new Map<string, Compiled>();
  const compiling = withCoerced(schema);

  function compile({ document, operationName, source }: Execution): Compiled {
    const key = `${operationName ?? ""}\n${source}`;
    const operation =
      compiled.get(key) ??
      (compileQuery(compiling, withoutVariableTypes(document), operationName ?? "", {
        resolverInfoEnricher: fieldExpansionEnricher,
      }) as Compiled);
    compiled.delete(key);
    compiled.set(key, operation);
    if (compiled.size > MOST_COMPILED) {
      const [oldest] = compiled.keys();
      if (oldest !== undefined) compiled.delete(oldest);
    }
    return operation;
  }

  return async (execution) => {
    const asked = getOperationAST(execution.document, execution.operationName);
    if (!asked) return { errors: [clientError("OPERATION_RESOLUTION_FAILURE", "Name one operation of the document.")] };
    if (asked.operation === "subscription")
      return { errors: [clientError("BAD_USER_INPUT", "Subscriptions are for WebSocket, at this same address.")] };
    if (isNestedDeeper(execution.variables, MOST_NESTED))
      return { errors: [clientError("LIMIT_EXCEEDED", `Variables are nested at most ${MOST_NESTED} deep.`)] };
    const variables = getVariableValues(schema, asked.variableDefinitions ?? [], execution.variables);
    if (variables.errors !== undefined) return { errors: variables.errors };
    if (WRITTEN_NUL.test(execution.source) || holdsNul(variables.coerced))
      return { errors: [clientError("BAD_USER_INPUT", "A text may not hold the character NUL.")] };
    const operation = compile(execution);
    if (!isCompiledQuery(operation)) return operation;
    const result = await operation.query({}, execution.context, variables.coerced);
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(asGraphqlError) };
  };
}

/** Reading variables goes as deep as they do: far beyond any real input, and far from the stack's end. */
const MOST_NESTED = 100;

function isNestedDeeper(value: unknown, most: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isNestedDeeper(inner, most - 1));
}

/** NUL as a document writes it. */
const WRITTEN_NUL = /\\u(0000|\{0+\})/;

/** PostgreSQL's texts cannot hold it: refused before anything runs. */
function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNul);
}

/** What variables are declared as once graphql-js has read them: taken as they are. */
const Coerced = new GraphQLScalarType({ name: "CoercedVariable" });

function withCoerced(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, types: [...config.types, Coerced], assumeValid: true });
}

/** The compiler's own reading of variables does not end on input types that contain themselves (InteractionWhere): it is given none. */
function withoutVariableTypes(document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? {
            ...definition,
            variableDefinitions: (definition.variableDefinitions ?? []).map(({ kind, variable }) => ({
              kind,
              variable,
              type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: Coerced.name } },
            })),
          }
        : definition,
    ),
  };
}

/** The compiler's errors lack the extensions that graphql-js's own always have and Apollo reads. */
function asGraphqlError(error: GraphQLError): GraphQLError {
  const { message, path, originalError, extensions } = error;
  const own = originalError instanceof GraphQLError ? originalError.extensions : extensions;
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions: own ?? {} });
}
