import type { AccountId } from "@parley/schema";
import {
  accountPlanningDisposition,
  createAccounts,
  enteredProviderAddresses,
  listAccountsWith,
  measureAccounts,
  opensAnyAccount,
  phoneDigits,
  presentAccountIds,
  releaseContactList,
} from "./accounts/index.ts";
import { createAgents } from "./agents/index.ts";
import { createCannedAnswers, deleteCannedAnswersOf } from "./canned-answers/index.ts";
import {
  createContactLists,
  createContacts,
  createLearnName,
  isContactList,
  presentContactListIds,
  setWhitelists,
} from "./contacts/index.ts";
import { DEMO_PASSWORD, lockDemo, startDemo } from "./demo/index.ts";
import { choosableDispositionIds, createDispositions, deleteDispositionsOf } from "./dispositions/index.ts";
import { createDrafts } from "./drafts/index.ts";
import { ENTITIES } from "./entities.ts";
import type { Environment } from "./environment.ts";
import { createFiles, FILES_CRONTAB, registerFiles } from "./files/index.ts";
import { buildGraphqlSchema } from "./graphql-schema.ts";
import { buildHttpServer } from "./http-server.ts";
import { createIdentity } from "./identity/index.ts";
import { createInteractions, extendServiceWindow, showAsLast } from "./interactions/index.ts";
import { createIntervals } from "./intervals/index.ts";
import { circleOf, createLiveHub, type StreamItem } from "./live/index.ts";
import { createLoaders, type Loaders } from "./loaders.ts";
import { createMessaging, createSendMetrics, MESSAGING_CRONTAB } from "./messaging/index.ts";
import { isPause, startPauses } from "./pauses/index.ts";
import { openBus } from "./platform/bus.ts";
import { clientAddress } from "./platform/client-address.ts";
import { type Database, openDatabase } from "./platform/database.ts";
import { openEventLog, pruneEventLog } from "./platform/event-log/log.ts";
import { measureEventLog } from "./platform/event-log/log-metrics.ts";
import { createExecutor } from "./platform/graphql/executor.ts";
import { createTurns } from "./platform/graphql/limits/turns.ts";
import { createOperations } from "./platform/graphql/operations.ts";
import { registerGraphql } from "./platform/graphql/server.ts";
import { openGraphqlSocket } from "./platform/graphql/websocket.ts";
import { createJobMetrics } from "./platform/job-metrics.ts";
import { migrateJobs, startJobs } from "./platform/jobs.ts";
import type { Logger } from "./platform/logging.ts";
import { createMeasure } from "./platform/measuring.ts";
import { createMetrics } from "./platform/metrics.ts";
import { migrate, NewerDatabase, problemWithSchema } from "./platform/migrations.ts";
import { openOutgoingHttp } from "./platform/outgoing-http.ts";
import { observePools } from "./platform/pool-metrics.ts";
import { openProviderHttp } from "./platform/provider-http.ts";
import { openSealer } from "./platform/secret-key.ts";
import { startPresence } from "./presence/index.ts";
import { createQueues, presentQueueIds } from "./queues/index.ts";
import { createRequestContexts, type RequestContext, type UseCases } from "./request-context.ts";
import { measureRouting, startRouting, withdrawOffers } from "./routing/index.ts";
import { createTeams } from "./teams/index.ts";
import { createTemplates, isRecontactTemplate } from "./templates/index.ts";
import { startViewing } from "./viewing/index.ts";
import { createWebhookMetrics, lockIngest, startWebhooks } from "./webhooks/index.ts";

/** A node that serves. */
export interface ServingNode {
  readonly address: string;
  stop(): Promise<void>;
}

const KEEP_EVENTS_HOURS = 48;

/** Builds everything once, in the order of dependency, and starts it. Throws one line fit for an operator. */
export async function compose(
  environment: Environment,
  logger: Logger,
  announce: (words: string) => void,
): Promise<ServingNode> {
  const { databaseUrl, publicUrl, isDemo, isTrustedProxy, simulatorUrl, simulatorToken } = environment;
  const database = await openMigrated(environment);
  const sealer = await openSealer({
    database,
    configured: environment.secretKey,
    dataDir: environment.dataDir,
    isFormerKeyLost: environment.isSecretKeyLost,
    opensAny: opensAnyAccount,
  });
  // Of the key that all nodes share: what one of them prints opens the others too.
  const setupToken = environment.setupToken ?? sealer.derive("setup-token").toString("base64url");
  if (environment.isSecretKeyLost)
    logger.warn("SECRET_KEY_LOST is set: a key that does not fit counts from now on; unset it for the next start");
  const metrics = createMetrics();
  const measure = createMeasure(metrics.registry, database, logger);
  const bus = openBus({ databaseUrl, redisUrl: environment.redisUrl, logger });
  const log = await openEventLog(database, bus, logger);
  const eligibilityChanged = () => bus.wake("routing");

  const identity = createIdentity({
    database,
    log,
    setupToken,
    browserKey: sealer.derive("known-browser"),
    printedPassword: { password: DEMO_PASSWORD, isTaken: isDemo },
  });
  const intervals = createIntervals({ database, serverTimeZone: environment.timeZone });
  const presence = startPresence({ database, log, logger });
  const accounts = createAccounts({
    database,
    log,
    logger,
    sealer,
    publicUrl,
    isContactList,
    presentContactListIds,
    setWhitelists,
    presentQueueIds,
    presentIntervalIds: async (em, ids) => new Set((await intervals.openingHours(em, ids)).keys()),
    commandNames: [...environment.systemCommands.keys()],
    choosableDispositionIds,
    isPause,
    isRecontactTemplate,
    releaseWork: (em, userIds) => routing.releaseWork(em, userIds),
    closeInteractionsOf: async (em, accountId) => {
      const open = await interactions.openOn(em, accountId);
      return interactions.closeInteractions(
        em,
        open.map((interactionId) => ({
          interactionId,
          closedBy: "supervisor",
          dispositionId: null,
          agentId: null,
          note: null,
        })),
      );
    },
    deleteCannedAnswersOf,
    deleteDispositionsOf,
    eligibilityChanged,
  });
  const trusted = await trustedAddresses(database, environment, log);
  const http = openProviderHttp(trusted.list);
  const network = { http: http.call, now: () => new Date(), addresses: environment.providerAddresses };
  const connectionOf = async (accountId: AccountId) => {
    const connection = await accounts.connection(accountId);
    return connection?.state === "open" ? { ...connection, network } : connection;
  };
  const files = createFiles({
    database,
    log,
    linkKey: sealer.derive("media-link"),
    mediaConnectionOf: async (accountId) => {
      const connection = await accounts.connection(accountId);
      return connection?.state === "open"
        ? { ...connection, downloads: { ...network, http: http.download } }
        : connection;
    },
  });
  const messaging = createMessaging({
    database,
    log,
    files,
    interactions: { showAsLast, extendServiceWindow },
    connectionOf,
    countSend: createSendMetrics(metrics, measure),
  });
  const interactions = createInteractions({ database, log, messaging, withdrawOffers });
  const templates = createTemplates({ database, log, network, connection: accounts.connection });
  const outgoing = openOutgoingHttp(environment.outgoingAllowed);
  const routing = startRouting({
    database,
    outgoing,
    sealer,
    commands: environment.systemCommands,
    commandPath: environment.commandPath,
    openingHours: intervals.openingHours,
    messaging,
    closeInteractions: interactions.closeInteractions,
    openOrJoin: interactions.openOrJoin,
    lockIngest,
    phoneDigits,
    log,
    bus,
    logger,
  });
  const webhooks = startWebhooks({
    database,
    findConnection: accounts.connection,
    interactions,
    messaging,
    log,
    bus,
    metrics: createWebhookMetrics(metrics, measure),
    logger,
  });
  const pauses = startPauses({ database, log, logger, eligibilityChanged });
  const live = createLiveHub({ log, identity, circleOf: (viewer) => circleOf(database, viewer), metrics });
  const viewing = startViewing({ database, bus, log, identity, logger });
  const useCases: UseCases = {
    identity,
    accounts,
    intervals,
    agents: createAgents({ database, log, eligibilityChanged, releaseWork: routing.releaseWork }),
    pauses,
    teams: createTeams({ database, log, eligibilityChanged }),
    queues: createQueues({ database, log, eligibilityChanged, searchElsewhere: routing.searchElsewhere }),
    contacts: createContacts({ database, log }),
    contactLists: createContactLists({
      database,
      log,
      lockIngest,
      phoneDigits,
      releaseContactList,
      accountsWith: listAccountsWith,
    }),
    dispositions: createDispositions({ database, presentAccountIds, accountPlanning: accountPlanningDisposition }),
    cannedAnswers: createCannedAnswers({ database, presentAccountIds }),
    drafts: createDrafts({ database, log }),
    templates,
    files,
    messaging,
    interactions,
    routing,
    webhooks,
    live,
    viewing,
  };
  measureAccounts(measure, sealer);
  measureRouting(measure);
  measureEventLog(measure, log);
  const contexts = createRequestContexts({ database, log, identity, presence, publicUrl, isTrustedProxy, useCases });
  const schema = buildGraphqlSchema();
  const graphql = {
    schema,
    operations: createOperations(schema, { introspection: environment.introspection }),
    execute: createExecutor(schema),
    turns: createTurns(),
    logger,
  };

  const jobs = await startJobs({
    databaseUrl,
    logger,
    metrics: createJobMetrics(metrics, measure),
    tasks: {
      ...files.tasks,
      ...messaging.tasks,
      ...routing.tasks,
      learn_name: createLearnName({ database, log, connectionOf }),
      forget_the_old: async () => {
        await pruneEventLog(database, KEEP_EVENTS_HOURS);
        await webhooks.prune();
      },
    },
    crontab: `${FILES_CRONTAB}\n${MESSAGING_CRONTAB}\n*/10 * * * * forget_the_old`,
  });
  observePools(metrics, { requests: database.poolUse, jobs: jobs.poolUse });
  const app = await buildHttpServer({
    logger,
    metrics,
    webUrl: environment.webUrl,
    webStatic: environment.webStatic,
    publicUrl,
    isTrustedProxy,
    simulator:
      isDemo && simulatorUrl !== null && simulatorToken !== null ? { url: simulatorUrl, token: simulatorToken } : null,
    problem: async () => (jobs.isRunning() ? problemWithSchema(database) : "Jobs do not run."),
    registerAreas: async (server) => {
      webhooks.registerRoutes(server);
      await registerFiles(server, { files, viewerOf: contexts.viewerOfUpload, scopeOf: identity.accountScope });
      await registerGraphql(server, { ...graphql, contextFor: contexts.forHttp });
    },
  });
  const socket = openGraphqlSocket({
    ...graphql,
    server: app.server,
    viewerOf: contexts.viewerOfSocket,
    isOwnOrigin: contexts.isOwnSocket,
    addressOf: (request) => clientAddress(request, isTrustedProxy),
    contextFor: contexts.forSocket,
    viewerAgain: identity.viewerAgain,
    connected: (viewer) => presence.connected(viewer.userId),
    sharing: shareEvents(database, live),
  });

  metrics.observe("parley_websocket_connections", "Open WebSockets on this node.", () => socket.openSockets());

  const stopRechecks = log.listen((entries) => {
    const changed = entries.flatMap(({ kind, userId }) =>
      kind === "viewer_changed" && userId !== null ? [userId] : [],
    );
    if (changed.length > 0) socket.recheck(new Set(changed));
  }, socket.sendAway);

  const { isUnclaimed } = identity;
  const demo = isDemo
    ? await startDemo({ environment, database, accounts, templates, isUnclaimed, announce, sealer, logger })
    : null;
  if (demo === null) await lockDemo({ database, log, eligibilityChanged, releaseWork: routing.releaseWork }, announce);
  if (environment.demoRefusedFor !== null)
    logger.warn({ setting: environment.demoRefusedFor }, "no demo: this setting is no loopback address");
  const address = await app.listen({ port: environment.port, host: environment.host }).catch((error: unknown) => {
    throw new Error(
      `Port ${environment.port} on ${environment.host} cannot be used: ${isBusy(error) ? "something else listens there" : "not allowed"}.`,
    );
  });
  if (await isUnclaimed()) {
    const which = environment.setupToken === null ? `this token: ${setupToken}` : "the token of SETUP_TOKEN";
    announce(`No administrator exists yet. Open ${publicUrl}/setup and enter ${which}`);
  }

  return {
    address,
    async stop() {
      demo?.stop();
      stopRechecks();
      // Before the streams end: clients would take them for finished, and not come back.
      await socket.close();
      live.stop();
      await viewing.stop();
      await app.close();
      await webhooks.stop();
      await routing.stop();
      await jobs.stop();
      await pauses.stop();
      await presence.stop();
      accounts.stop();
      trusted.stop();
      await log.stop();
      await bus.close();
      await http.close();
      await outgoing.close();
      await database.close();
    },
  };
}

async function openMigrated({ databaseUrl, databaseConnections }: Environment): Promise<Database> {
  try {
    const database = await openDatabase({ url: databaseUrl, entities: ENTITIES, maxConnections: databaseConnections });
    await migrate(database);
    await migrateJobs(databaseUrl);
    return database;
  } catch (error) {
    if (error instanceof NewerDatabase) throw error;
    const reason = error instanceof Error ? error.message.split("\n", 1)[0] : "unknown";
    throw new Error(`The database cannot be used: ${reason}. Check DATABASE_URL.`);
  }
}

/** Where adapters may call although it is a private address: what the operator and the accounts' forms name. */
async function trustedAddresses(
  database: Database,
  { providerAddresses, simulatorUrl }: Environment,
  log: Awaited<ReturnType<typeof openEventLog>>,
) {
  const configured = [...Object.values(providerAddresses), ...(simulatorUrl === null ? [] : [simulatorUrl])];
  let ofAccounts: readonly string[] = [];
  const read = async () => {
    ofAccounts = await enteredProviderAddresses(database.fork());
  };
  await read();
  const readSoon = () => void read().catch(() => undefined);
  const stop = log.listen((entries) => {
    if (entries.some(({ kind }) => kind === "account_changed")) readSoon();
  }, readSoon);
  return { list: () => [...configured, ...ofAccounts], stop };
}

/** Live events are executed once for each kind of viewer, with what is loaded for one batch of the log. */
function shareEvents(database: Database, live: ReturnType<typeof createLiveHub>) {
  const loadersOf = new WeakMap<object, Loaders>();
  return {
    kindOfViewer: (context: unknown) => {
      const { viewer } = context as RequestContext;
      return `${viewer?.role} ${viewer?.scopes?.join(" ") ?? "*"}`;
    },
    eventOf: (item: unknown) =>
      (item as StreamItem).type === "entry" ? (item as StreamItem & { type: "entry" }).entry : null,
    contextFor: (context: unknown, event: object | null) => {
      if (event === null) return context;
      const batch = live.batchOf(event as (StreamItem & { type: "entry" })["entry"]);
      const load = loadersOf.get(batch) ?? createLoaders(database);
      loadersOf.set(batch, load);
      return { ...(context as RequestContext), load };
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
