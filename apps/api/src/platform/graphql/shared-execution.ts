import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  Kind,
  type OperationDefinitionNode,
  print,
} from "graphql";

/**
 * Subscriptions of many viewers to the same event, asking the same fields, are executed once for each kind of
 * viewer: nothing below an event depends on who looks, only on what their role and token may see.
 * `sharedKey` names what is told apart: items of the stream that are one object are one event.
 */
export interface SharedExecutionOptions {
  readonly kindOfViewer: (context: unknown) => string;
  /** The object that stands for the event in an item of the stream; null: not shared. */
  readonly eventOf: (item: unknown) => object | null;
  /** The context an event is executed in; one for all that share it. */
  readonly contextFor: (context: unknown, event: object | null) => unknown;
}

/**
 * So many events of one subscription are worked on at a time, sent in order: what they name is then loaded together,
 * not one query after the other.
 */
const MAX_AHEAD = 64;

type Results = AsyncIterableIterator<ExecutionResult>;
type Subscribe = (args: ExecutionArgs) => Promise<Results | ExecutionResult>;

/** A `subscribe` for graphql-ws that shares work between subscriptions. */
export function createSharedSubscribe(options: SharedExecutionOptions): Subscribe {
  const results = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

  function executeOnce(args: ExecutionArgs, key: string, item: unknown): Promise<ExecutionResult> {
    const event = options.eventOf(item);
    const run = async () =>
      execute({ ...args, rootValue: item, contextValue: options.contextFor(args.contextValue, event) });
    if (event === null) return run();
    const known = results.get(event) ?? new Map<string, Promise<ExecutionResult>>();
    results.set(event, known);
    const result = known.get(key) ?? run();
    known.set(key, result);
    return result;
  }

  return async (args) => {
    const source = await createSourceEventStream(args);
    if (!isStream(source)) return source;
    const key = `${options.kindOfViewer(args.contextValue)}\n${operationKey(args)}`;
    const items = source[Symbol.asyncIterator]();
    const ahead: Promise<IteratorResult<ExecutionResult>>[] = [];
    const pull = async (): Promise<IteratorResult<ExecutionResult>> => {
      const item = await items.next();
      if (item.done === true) return { done: true, value: undefined };
      return { done: false, value: await executeOnce(args, key, item.value) };
    };
    const stream: Results = {
      next() {
        // Only once all are sent: asked for together they are loaded together.
        for (let more = ahead.length === 0 ? MAX_AHEAD : 0; more > 0; more -= 1) {
          const pulled = pull();
          pulled.catch(() => undefined);
          ahead.push(pulled);
        }
        return ahead.shift() as Promise<IteratorResult<ExecutionResult>>;
      },
      async return() {
        await items.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return stream;
      },
    };
    return stream;
  };
}

function isStream(source: AsyncIterable<unknown> | ExecutionResult): source is AsyncIterable<unknown> {
  return Symbol.asyncIterator in source;
}

/** The operation and its variables as text, without the cursor it began after: that chose where to begin and nothing else. */
function operationKey({ document, operationName, variableValues }: ExecutionArgs): string {
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const operation = operations.find(({ name }) => operationName == null || name?.value === operationName);
  const variables = { ...variableValues };
  for (const selection of operation?.selectionSet.selections ?? []) {
    if (selection.kind !== Kind.FIELD) continue;
    const after = selection.arguments?.find(({ name }) => name.value === "after")?.value;
    if (after?.kind === Kind.VARIABLE) delete variables[after.name.value];
  }
  return `${operationName ?? ""}\n${print(document)}\n${JSON.stringify(variables)}`;
}
