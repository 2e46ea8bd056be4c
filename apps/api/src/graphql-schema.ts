import { logEntryTypeName, ROOT_DESCRIPTIONS, refusalNameOf } from "@parley/schema";
import { type GraphQLSchema, isInterfaceType, isUnionType } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { accountResolvers } from "./accounts/index.ts";
import { agentResolvers } from "./agents/index.ts";
import { cannedAnswerResolvers } from "./canned-answers/index.ts";
import { contactResolvers } from "./contacts/index.ts";
import { dispositionResolvers } from "./dispositions/index.ts";
import { draftResolvers } from "./drafts/index.ts";
import { filesResolvers } from "./files/index.ts";
import { authChecker, identityResolvers } from "./identity/index.ts";
import { interactionResolvers } from "./interactions/index.ts";
import { intervalResolvers } from "./intervals/index.ts";
import { liveResolvers } from "./live/index.ts";
import { messagingResolvers } from "./messaging/index.ts";
import { pauseResolvers } from "./pauses/index.ts";
import { queueResolvers } from "./queues/index.ts";
import { routingResolvers } from "./routing/index.ts";
import { routingPlanResolvers } from "./routing-plans/index.ts";
import { teamResolvers } from "./teams/index.ts";
import { templateResolvers } from "./templates/index.ts";
import { viewingResolvers } from "./viewing/index.ts";
import { webhooksResolvers } from "./webhooks/index.ts";

/** The whole API: every area's resolvers over the published wire classes. */
export function buildGraphqlSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ...identityResolvers,
      ...accountResolvers,
      ...agentResolvers,
      ...pauseResolvers,
      ...teamResolvers,
      ...queueResolvers,
      ...intervalResolvers,
      ...contactResolvers,
      ...dispositionResolvers,
      ...cannedAnswerResolvers,
      ...templateResolvers,
      ...interactionResolvers,
      ...draftResolvers,
      ...messagingResolvers,
      ...filesResolvers,
      ...routingPlanResolvers,
      ...routingResolvers,
      ...webhooksResolvers,
      ...liveResolvers,
      ...viewingResolvers,
    ],
    authChecker,
    validate: false,
    // Events come from the log through each subscription's own stream; nothing is published here.
    pubSub: { publish: () => undefined, subscribe: () => noEvents() },
  });
  for (const [name, description] of Object.entries(ROOT_DESCRIPTIONS)) {
    const type = schema.getType(name);
    if (type) type.description = description;
  }
  resolveTypesAtOnce(schema);
  return schema;
}

/** type-graphql resolves abstract types by promises, which cost on every row and which compiled execution refuses: the same rules, at once. */
function resolveTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) {
      const [success] = type.getTypes();
      type.resolveType =
        type.name === "LogEntry" ? logEntryTypeName : (answer: object) => refusalNameOf(answer) ?? success?.name;
    } else if (isInterfaceType(type)) {
      type.resolveType = (refusal: object) => refusalNameOf(refusal) ?? undefined;
    }
  }
}

async function* noEvents(): AsyncGenerator<never> {}
