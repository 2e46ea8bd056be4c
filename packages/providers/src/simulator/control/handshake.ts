/** Meta's subscription handshake: the receive URL must echo the challenge, and nothing else. */
import { randomInt } from "node:crypto";
import type { SimulatedNumber } from "../control-types.ts";
import type { NumberRecord } from "../world.ts";

export async function handshake(number: NumberRecord): Promise<NonNullable<SimulatedNumber["handshake"]>> {
  const challenge = String(randomInt(1e9, 2e9));
  const address = new URL(number.webhookUrl);
  address.searchParams.set("hub.mode", "subscribe");
  address.searchParams.set("hub.challenge", challenge);
  address.searchParams.set("hub.verify_token", number.verifyToken);
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const body = (await response.text()).slice(0, 1_000);
    const passed = response.status === 200 && body === challenge;
    const detail = passed ? "the challenge came back" : "the challenge did not come back";
    return { passed, status: response.status, detail };
  } catch (cause) {
    return { passed: false, status: null, detail: cause instanceof Error ? cause.message : "unreachable" };
  }
}
