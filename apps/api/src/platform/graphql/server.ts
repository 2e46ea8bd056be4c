import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "../logging.ts";
import type { BaseContext } from "./context.ts";
import { createErrorFormatter } from "./errors.ts";
import { createExecutor } from "./executor.ts";

const MOST_BODY_BYTES = 1024 * 1024;

export interface GraphqlRouteOptions {
  readonly schema: GraphQLSchema;
  readonly contextFor: (request: FastifyRequest, reply: FastifyReply) => Promise<BaseContext>;
  readonly logger: Logger;
}

/** GraphQL over HTTP at /graphql: POST with JSON only, so that no form or image of a foreign page reaches it. */
export async function registerGraphql(
  app: FastifyInstance,
  { schema, contextFor, logger }: GraphqlRouteOptions,
): Promise<void> {
  const run = createExecutor(schema);
  const apollo = new ApolloServer<BaseContext>({
    // A gateway of one: it is Apollo's only place for an executor of one's own.
    gateway: {
      async load() {
        return {
          // By the name that was asked for: Apollo's own is null when there is no such operation, which would run another one.
          executor: ({ document, source, request, context }) =>
            run({
              document,
              operationName: request.operationName ?? null,
              source,
              variables: request.variables ?? {},
              context,
            }),
        };
      },
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: "" });
        return () => undefined;
      },
      async stop() {},
    },
    // It would wrap every field: most of the time of a list of 50 rows.
    plugins: [ApolloServerPluginCacheControlDisabled()],
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: createErrorFormatter(logger),
    nodeEnv: "production",
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
  app.route({
    method: "POST",
    url: "/graphql",
    bodyLimit: MOST_BODY_BYTES,
    handler: fastifyApolloHandler(apollo, { context: contextFor }),
  });
}
