/** The vendors' side: the simulator's control API, as a test's customers and their providers. */
import type {
  CallCount,
  Chat,
  CustomerContent,
  CustomerMessage,
  CustomerMessageResult,
  Faults,
  NumberRegistration,
  PhoneSettings,
  RawWebhook,
  SimulatedNumber,
  SimulatedPhone,
  StatusOnDemand,
  WebhookAttempt,
  WebhookResult,
  WindowSetting,
} from "../../packages/providers/src/simulator/control-types.ts";
import type { Parley } from "./server.ts";

export type SayOptions = Partial<Pick<CustomerMessage, "replyTo" | "sentAt" | "wait" | "phoneName">>;
export type {
  Chat,
  ChatMessage,
  CustomerContent,
  Faults,
} from "../../packages/providers/src/simulator/control-types.ts";

export interface Vendors {
  register(id: string, number: NumberRegistration): Promise<SimulatedNumber>;
  phone(phone: string, settings: PhoneSettings): Promise<SimulatedPhone>;
  say(
    to: { numberId: string; from: string },
    content: CustomerContent,
    options?: SayOptions,
  ): Promise<CustomerMessageResult>;
  read(numberId: string, phone: string): Promise<number>;
  chat(numberId: string, phone: string): Promise<Chat | null>;
  moveWindow(setting: WindowSetting): Promise<void>;
  faults(faults: Faults): Promise<void>;
  /** Faults of one number end; held statuses go out. */
  noFaults(numberId: string): Promise<void>;
  calls(where: { readonly numberId?: string; readonly reference?: string }): Promise<CallCount>;
  attempts(numberId: string): Promise<readonly WebhookAttempt[]>;
  status(status: StatusOnDemand): Promise<WebhookResult>;
  webhook(webhook: RawWebhook): Promise<WebhookResult>;
}

export function vendorsAt({ simulatorUrl, simulatorToken }: Pick<Parley, "simulatorUrl" | "simulatorToken">): Vendors {
  const authorization = `Bearer ${simulatorToken}`;
  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${simulatorUrl}/control${path}`, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${method} ${path}: ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }
  const asQuery = (parameters: Readonly<Record<string, string | undefined>>) =>
    new URLSearchParams(
      Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  return {
    register: (id, number) => call("PUT", `/numbers/${id}`, number),
    phone: (phone, settings) => call("PUT", `/phones/${phone}`, settings),
    say: ({ numberId, from }, content, options = {}) =>
      call("POST", "/messages", { ...content, ...options, numberId, from }),
    read: async (numberId, phone) => (await call<{ read: number }>("POST", "/chats/read", { numberId, phone })).read,
    chat: async (numberId, phone) =>
      (await call<{ chats: readonly Chat[] }>("GET", `/chats?${asQuery({ numberId, phone })}`)).chats[0] ?? null,
    moveWindow: (setting) => call("PUT", "/chats/window", setting),
    faults: async (faults) => void (await call("PUT", "/faults", faults)),
    noFaults: (numberId) => call("DELETE", `/faults?${asQuery({ numberId })}`),
    calls: (where) => call("GET", `/calls?${asQuery(where)}`),
    attempts: async (numberId) =>
      (await call<{ webhooks: readonly WebhookAttempt[] }>("GET", `/webhooks?${asQuery({ numberId })}`)).webhooks,
    status: (status) => call("POST", "/statuses", status),
    webhook: (webhook) => call("POST", "/webhooks", webhook),
  };
}
