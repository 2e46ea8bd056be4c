import { MEDIA_TYPES, PROVIDER_KINDS, type ProviderKind, providerOf } from "@parley/providers";
import type { Provider } from "@parley/schema";

/** A provider's form and abilities as the wire shows them. */
export function shownProvider(kind: ProviderKind): Provider {
  const { label, credentialFields, capabilities } = providerOf(kind);
  const { mediaLimits, stillStickerLimit, mediaMimeTypes, ...flags } = capabilities;
  return {
    kind,
    label,
    credentialFields: credentialFields.map(({ name, label, help, secret, required, format }) => ({
      name,
      label,
      help,
      isSecret: secret,
      isRequired: required,
      isUrl: format === "url",
    })),
    capabilities: {
      ...flags,
      mediaLimits: MEDIA_TYPES.flatMap((type) => {
        const maxBytes = mediaLimits[type];
        if (maxBytes === undefined) return [];
        const maxStillBytes = type === "sticker" ? stillStickerLimit : null;
        return [{ type, maxBytes, maxStillBytes, mimeTypes: knownTypes(mediaMimeTypes[type]) }];
      }),
    },
  };
}

/** All four, in the order of the account form. */
export function shownProviders(): Provider[] {
  return PROVIDER_KINDS.map(shownProvider);
}

/** A wildcard for any type is shown as no list. */
function knownTypes(types: readonly string[] | undefined): readonly string[] {
  return types === undefined || types.includes("*/*") ? [] : types;
}
