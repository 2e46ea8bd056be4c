import { providerOf } from "@parley/providers";
import { MESSAGE_TEXT_LENGTH, type Reason, type WhitelistInput } from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import type { AccountRow } from "../persistence/account.entity.ts";

type Stored = Pick<AccountRow, "providerKind" | "whitelistEnabled" | "whitelistMessage">;

/** What is wrong with what refused senders are told: it must be there while the whitelist is on. */
export function problemWithWhitelist(stored: Stored, typed: WhitelistInput | null | undefined): Reason | null {
  const isOn = typed?.enabled ?? stored.whitelistEnabled;
  const message = (typed?.message ?? stored.whitelistMessage ?? "").trim();
  if (isOn && message === "") return because("WHITELIST_MESSAGE_MISSING");
  const max = Math.min(MESSAGE_TEXT_LENGTH.max, providerOf(stored.providerKind).capabilities.textLimit);
  return message.length > max ? because("TOO_LONG", { max }) : null;
}
