import type { AccountId } from "@parley/schema";
import type { Sealer } from "../../platform/sealing.ts";
import type { HeaderVault, SealedHeader } from "../domain/call-headers.ts";
import type { PlannedAction } from "../domain/planned-action.ts";

/** The headers of an account's plan: new ones are sealed, those of `plan` can be kept without being typed again. */
export function headerVault(sealer: Sealer, accountId: AccountId, plan: readonly PlannedAction[]): HeaderVault {
  return {
    seal: (name, value) => sealer.seal(value, contextOf(accountId, name)).toString("base64"),
    kept({ id, url }, name) {
      const step = plan.find((it) => it.id === id?.toLowerCase());
      if (step?.type !== "http_request" || originOf(step.url) !== originOf(url ?? "")) return null;
      const isNamed = (header: SealedHeader) => header.name.toLowerCase() === name.toLowerCase();
      return step.headers?.find(isNamed)?.sealed ?? null;
    },
  };
}

/** A header as it is sent; throws when another key sealed it. */
export function unsealHeader(sealer: Sealer, accountId: AccountId, { name, sealed }: SealedHeader): string {
  return sealer.unseal(Buffer.from(sealed, "base64"), contextOf(accountId, name));
}

function contextOf(accountId: AccountId, name: string): string {
  return `routing-header ${accountId} ${name.toLowerCase()}`;
}

/** The host of an address holds no variable: whatever follows it may. */
function originOf(url: string): string | null {
  const [origin] = /^https?:\/\/[^/?#]+/i.exec(url.trim()) ?? [];
  return origin?.toLowerCase() ?? null;
}
