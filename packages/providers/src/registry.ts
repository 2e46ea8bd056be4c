/** Every provider by its kind; a kind without an adapter does not compile. */
import { kaleyra } from "./kaleyra/kaleyra.ts";
import { meta } from "./meta/meta.ts";
import type { Provider, ProviderKind } from "./port.ts";
import { sinch } from "./sinch/sinch.ts";
import { twilio } from "./twilio/twilio.ts";

const PROVIDERS = { twilio, sinch, meta, kaleyra } satisfies {
  readonly [Kind in ProviderKind]: { readonly kind: Kind };
};

/** Credentials that only the provider that read them can open: they carry nothing to print, log or confuse. */
export class HeldCredentials {
  readonly kind: ProviderKind;
  constructor(kind: ProviderKind) {
    this.kind = kind;
  }
}

/** A provider whose credentials' type is hidden, so that callers need not know which of the four it is. */
export type AnyProvider = Provider<HeldCredentials>;

const HELD: { readonly [Kind in ProviderKind]: AnyProvider } = {
  twilio: holding(PROVIDERS.twilio),
  sinch: holding(PROVIDERS.sinch),
  meta: holding(PROVIDERS.meta),
  kaleyra: holding(PROVIDERS.kaleyra),
};

/** The provider of a kind. Its methods take only credentials that its own `parseCredentials` gave; others throw TypeError. */
export function providerOf(kind: ProviderKind): AnyProvider {
  return HELD[kind];
}

/** The same provider with its credentials behind a handle: the compiler may forget their type because the handle remembers it. */
function holding<Credentials>(provider: Provider<Credentials>): AnyProvider {
  const held = new WeakMap<HeldCredentials, { readonly credentials: Credentials }>();
  const open = (handle: HeldCredentials): Credentials => {
    const found = held.get(handle);
    if (found === undefined) throw new TypeError(`These credentials were not read by the provider ${provider.kind}`);
    return found.credentials;
  };
  const { markRead, showTyping, lookUpName } = provider;
  return {
    kind: provider.kind,
    label: provider.label,
    credentialFields: provider.credentialFields,
    capabilities: provider.capabilities,
    acknowledgement: provider.acknowledgement,
    parseCredentials(raw) {
      const handle = new HeldCredentials(provider.kind);
      held.set(handle, { credentials: provider.parseCredentials(raw) });
      return handle;
    },
    answerHandshake: (request, verifyToken) => provider.answerHandshake(request, verifyToken),
    authenticate: (request, handle, now) => provider.authenticate(request, open(handle), now),
    readWebhook: (request) => provider.readWebhook(request),
    isFor: (to, handle, accountPhone) => provider.isFor(to, open(handle), accountPhone),
    send: (message, handle, network) => provider.send(message, open(handle), network),
    downloadMedia: (media, handle, network) => provider.downloadMedia(media, open(handle), network),
    listTemplates: (handle, network) => provider.listTemplates(open(handle), network),
    ...(markRead && {
      markRead: (id, handle, network, from) => markRead.call(provider, id, open(handle), network, from),
    }),
    ...(showTyping && {
      showTyping: (conversation, handle, network) => showTyping.call(provider, conversation, open(handle), network),
    }),
    ...(lookUpName && {
      lookUpName: (person, handle, network) => lookUpName.call(provider, person, open(handle), network),
    }),
  };
}
