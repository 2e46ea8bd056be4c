import type { AccountId } from "@parley/schema";
import type { Sealer } from "../../platform/sealing.ts";
import { type HeaderVault, type SealedHeader, storedHeader } from "../domain/http-headers.ts";
import type { PlanStep } from "../domain/step-kinds.ts";

/** The headers of an account's plan: new ones are sealed, those of the present plan need not be typed again. */
export function headerVault(sealer: Sealer, accountId: AccountId, plan: readonly PlanStep[]): HeaderVault {
  return {
    seal: (name, value) => sealer.seal(value, contextOf(accountId, name)).toString("base64"),
    kept: (step, name) => storedHeader(plan, step, name),
  };
}

/** A header as it is sent; throws when another key sealed it. */
export function unsealHeader(sealer: Sealer, accountId: AccountId, { name, sealed }: SealedHeader): string {
  return sealer.unseal(Buffer.from(sealed, "base64"), contextOf(accountId, name));
}

function contextOf(accountId: AccountId, name: string): string {
  return `routing-header ${accountId} ${name.toLowerCase()}`;
}
