import { type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";

type Events = AsyncIterableIterator<ExecutionResult>;
type Subscribe = (args: ExecutionArgs) => Promise<Events | ExecutionResult>;

/** What was refused before its first event: graphql-ws tells errors apart from a mere end when the stream throws them. */
class NotSubscribed extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super("The subscription could not begin.");
    this.errors = errors;
  }
}

/**
 * A `subscribe` whose refusals and failures reach the client as `error`. As results they would be followed by
 * `complete`, which says that all has been told; thrown, they would close the socket, which carries others.
 */
export function endingInErrors(subscribe: Subscribe): (args: ExecutionArgs) => Promise<Events> {
  return async (args) => {
    try {
      const answer = await subscribe(args);
      return Symbol.asyncIterator in answer ? answer : failing(answer.errors ?? []);
    } catch (error) {
      return failing([asGraphqlError(error)]);
    }
  };
}

function failing(errors: readonly GraphQLError[]): Events {
  const stream: Events = {
    next: () => Promise.reject(new NotSubscribed(errors)),
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/** The errors an operation ends with, as they were before graphql-ws put what a stream throws into one of its own. */
export function errorsBehind(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  return errors.flatMap((error) => (error.originalError instanceof NotSubscribed ? error.originalError.errors : error));
}

/** Anything thrown, as an error that an operation can end with. */
export function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error("Something else than an error was thrown.");
  return new GraphQLError(originalError.message, { originalError });
}
