import type { AccountConfigurationFragment } from "#gql/types";

/** What the advanced settings hold while they are edited. */
export interface AdvancedValues {
  readonly domain: string;
  /** Empty: none. */
  readonly recontactTemplateId: string;
  readonly mandatoryDisposition: boolean;
  /** Empty: none. */
  readonly dispositionPauseId: string;
  readonly whitelist: { readonly enabled: boolean; readonly message: string };
  readonly contactListIds: string[];
}

export function advancedValues(account: AccountConfigurationFragment): AdvancedValues {
  const { domain, recontactTemplate, mandatoryDisposition, dispositionPause, whitelist } = account;
  return {
    domain: domain ?? "",
    recontactTemplateId: recontactTemplate?.id ?? "",
    mandatoryDisposition,
    dispositionPauseId: dispositionPause?.id ?? "",
    whitelist: { enabled: whitelist?.enabled ?? false, message: whitelist?.message ?? "" },
    contactListIds: (whitelist?.lists ?? []).map(({ id }) => id),
  };
}

/** The secret half of the receive URL, which the provider's proxy has to keep. */
export function tokenIn(receiveUrl: string): string {
  return new URL(receiveUrl).pathname.split("/").at(-1) ?? "";
}
