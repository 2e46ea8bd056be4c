import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccountsContext } from "./accounts/index.ts";
import type { AgentsContext } from "./agents/index.ts";
import type { CannedAnswersContext } from "./canned-answers/index.ts";
import type { ContactsContext } from "./contacts/index.ts";
import type { DispositionsContext } from "./dispositions/index.ts";
import type { DraftsContext } from "./drafts/index.ts";
import type { FilesContext } from "./files/index.ts";
import {
  type Identity,
  type IdentityContext,
  isOwnOrigin,
  isSameOrigin,
  knownBrowserCookie,
  type Requester,
  sessionCookie,
} from "./identity/index.ts";
import type { ActContext, InteractionsContext } from "./interactions/index.ts";
import type { IntervalsContext } from "./intervals/index.ts";
import type { LiveContext } from "./live/index.ts";
import { createLoaders, type Loaders } from "./loaders.ts";
import type { MessagingContext } from "./messaging/index.ts";
import type { PausesContext } from "./pauses/index.ts";
import {
  clientAddress,
  type IsTrustedProxy,
  isOnThisMachine,
  isOverHttps,
  requestedHost,
} from "./platform/client-address.ts";
import type { Database } from "./platform/database.ts";
import type { EventLog } from "./platform/event-log/log.ts";
import type { AccountScope, BaseContext } from "./platform/graphql/context.ts";
import type { Viewer } from "./platform/viewer.ts";
import type { Presence } from "./presence/index.ts";
import type { QueuesContext } from "./queues/index.ts";
import type { RoutingContext } from "./routing/index.ts";
import type { TeamsContext } from "./teams/index.ts";
import type { TemplatesContext } from "./templates/index.ts";
import type { ViewingContext } from "./viewing/index.ts";
import type { WebhooksContext } from "./webhooks/index.ts";

/** What the resolvers of each area take from a request: the compiler holds what is given below to it. */
type EveryContext = AccountsContext &
  ActContext &
  AgentsContext &
  CannedAnswersContext &
  ContactsContext &
  DispositionsContext &
  DraftsContext &
  FilesContext &
  IdentityContext &
  InteractionsContext &
  IntervalsContext &
  LiveContext &
  MessagingContext &
  PausesContext &
  QueuesContext &
  RoutingContext &
  TeamsContext &
  TemplatesContext &
  ViewingContext &
  WebhooksContext;

/** Every area's use cases, by the names that the contexts give them. */
export type UseCases = Omit<EveryContext, keyof BaseContext | "load">;

export interface RequestContext extends BaseContext, UseCases {
  readonly load: Loaders & EveryContext["load"];
}

export interface RequestContextDeps {
  readonly database: Database;
  readonly log: EventLog;
  readonly identity: Identity;
  readonly presence: Pick<Presence, "seen">;
  readonly publicUrl: string;
  readonly isTrustedProxy: IsTrustedProxy;
  readonly useCases: UseCases;
}

/** Who asks, and what their request works with. */
export interface RequestContexts {
  /** By cookie or bearer token; with a cookie, null as well for what a foreign page sent. */
  viewerOfUpload(request: FastifyRequest): Promise<Viewer | null>;
  viewerOfSocket(request: IncomingMessage, authorization: string | undefined): Promise<Viewer | null>;
  isOwnSocket(request: IncomingMessage): boolean;
  forHttp(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext>;
  forSocket(viewer: Viewer, request: IncomingMessage): RequestContext;
}

export function createRequestContexts(deps: RequestContextDeps): RequestContexts {
  const { database, log, identity, presence, publicUrl, isTrustedProxy, useCases } = deps;
  const hostOf = (request: IncomingMessage) => requestedHost(request, isTrustedProxy);

  /** A request's scope was read with who makes it; a socket's viewer lives for hours, so theirs is read when it is asked for. */
  function context({ viewer, scope: known }: Partial<Requester>, request: IncomingMessage): RequestContext {
    let scope = known === undefined ? undefined : Promise.resolve<AccountScope>(known);
    return {
      ...useCases,
      viewer: viewer ?? null,
      remoteAddress: clientAddress(request, isTrustedProxy),
      isOnThisMachine: isOnThisMachine(request, isTrustedProxy),
      cookie: request.headers.cookie ?? null,
      log,
      load: createLoaders(database),
      scope: () => (scope ??= identity.accountScope(viewer ?? null)),
    };
  }

  return {
    async viewerOfUpload(request) {
      const { cookie, authorization } = request.headers;
      const isSafe = request.method === "GET" || request.method === "HEAD" || authorization !== undefined;
      if (!isSafe && !isSameOrigin(new Headers(asPairs(request.headers)), publicUrl, hostOf(request.raw))) return null;
      return (await identity.requesterFrom({ cookie, authorization }))?.viewer ?? null;
    },
    async viewerOfSocket({ headers }, authorization) {
      const credentials = { cookie: headers.cookie, authorization: authorization ?? headers.authorization };
      return (await identity.requesterFrom(credentials))?.viewer ?? null;
    },
    isOwnSocket: (request) =>
      request.headers.authorization !== undefined ||
      isOwnOrigin(request.headers.origin ?? null, publicUrl, hostOf(request)),
    async forHttp(request, reply) {
      const { cookie, authorization, origin } = request.headers;
      // JSON bodies cannot be sent from a foreign page without being asked first; its Origin gives it away.
      const isOurs = authorization !== undefined || isOwnOrigin(origin ?? null, publicUrl, hostOf(request.raw));
      const isSecure = publicUrl.startsWith("https:") || isOverHttps(request.raw, isTrustedProxy);
      const requester = isOurs ? await identity.requesterFrom({ cookie, authorization }) : null;
      if (requester !== null) presence.seen(requester.viewer.userId);
      return {
        ...context(requester ?? {}, request.raw),
        setSessionCookie: (token) => void (isOurs && reply.header("set-cookie", sessionCookie(token, isSecure))),
        rememberBrowser: (value) => void (isOurs && reply.header("set-cookie", knownBrowserCookie(value, isSecure))),
      };
    },
    forSocket: (viewer, request) => context({ viewer }, request),
  };
}

function asPairs(headers: NodeJS.Dict<string | string[]>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
}
