import { providerOf } from "@parley/providers";
import { MESSAGE_TEXT_LENGTH, type WhitelistInput } from "@parley/schema";
import type { AccountRow } from "../persistence/account.entity.ts";

type Stored = Pick<AccountRow, "providerKind" | "whitelistEnabled" | "whitelistMessage">;

/** What is wrong with what refused senders are told: it must be there while the whitelist is on (ADV-10). */
export function problemWithWhitelist(stored: Stored, typed: WhitelistInput | null | undefined): string | null {
  const isOn = typed?.enabled ?? stored.whitelistEnabled;
  const message = (typed?.message ?? stored.whitelistMessage ?? "").trim();
  if (isOn && message === "") return "Enter what senders who are in no list are told.";
  const most = Math.min(MESSAGE_TEXT_LENGTH.max, providerOf(stored.providerKind).capabilities.textLimit);
  return message.length > most ? `Use at most ${most} characters.` : null;
}
