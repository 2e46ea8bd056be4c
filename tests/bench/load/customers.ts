/** Customers by number, and what they write. */
import type { CustomerText } from "./meta-webhook.ts";

/** A phone number nobody has: the same for the same number. */
export function customerPhone(number: number): string {
  return `39333${String(number).padStart(7, "0")}`;
}

/** A message of a customer; `trace` makes its id and is found again in its text. */
export function customerMessage(
  customer: number,
  { trace, text, sentAt = Date.now() }: { readonly trace: string; readonly text: string; readonly sentAt?: number },
): CustomerText {
  return { from: customerPhone(customer), messageId: `wamid.BENCH${trace}`, text, sentAt };
}
