import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "../logging.ts";
import { type AdmissionOptions, type AdmittedContext, admitRequests } from "./admission.ts";
import { clientError, createErrorFormatter } from "./errors.ts";
import type { Executor } from "./executor.ts";

/** Of somebody signed in; a stranger's is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;

const NO_OPERATION = clientError("OPERATION_RESOLUTION_FAILURE", "The body holds no operation.");

export interface GraphqlRouteOptions extends Omit<AdmissionOptions, "formatError"> {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly logger: Logger;
}

/** GraphQL over HTTP at /graphql: POST with JSON only, so that no form or image of a foreign page reaches it. */
export async function registerGraphql(
  app: FastifyInstance,
  { schema, execute, logger, operations, turns, contextFor }: GraphqlRouteOptions,
): Promise<void> {
  const formatError = createErrorFormatter(logger);
  const apollo = new ApolloServer<AdmittedContext>({
    // A gateway of one: it is Apollo's only place for an executor of one's own.
    gateway: {
      async load() {
        return {
          // By the name that was asked for: Apollo's own is null when there is no such operation, which would run another one.
          executor: async ({ request, context }) => {
            const { document } = context;
            if (document === null) return { errors: [NO_OPERATION] };
            const { operationName = null, variables = {} } = request;
            return execute({ document, operationName, variables, context });
          },
        };
      },
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: "" });
        return () => undefined;
      },
      async stop() {},
    },
    // What was admitted is neither parsed nor validated again; keys end with the SHA-256 of the text.
    documentStore: {
      get: async (key) => operations.recall(key.slice(-64)),
      set: async () => undefined,
      delete: async () => undefined,
    },
    // It would wrap every field: most of the time of a list of 50 rows.
    plugins: [ApolloServerPluginCacheControlDisabled()],
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    formatError,
    nodeEnv: "production",
    // Decided where operations are read.
    introspection: true,
    logger: {
      debug() {},
      info() {},
      warn: (message: string) => logger.warn(message),
      error: (message: string) => logger.error(message),
    },
  });
  await apollo.start();
  app.addHook("onClose", () => apollo.stop());
  await app.register(async (route) => {
    const admitted = admitRequests(route, { operations, turns, contextFor, formatError });
    route.post("/graphql", { bodyLimit: MAX_BODY_BYTES }, fastifyApolloHandler(apollo, { context: admitted }));
  });
}
