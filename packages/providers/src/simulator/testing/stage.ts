/** One number of each provider on a simulator, with a receive URL: what the tests here start from. */
import type { ProviderKind } from "../../port.ts";
import type {
  Chat,
  ChatMessage,
  CustomerContent,
  CustomerMessage,
  CustomerMessageResult,
  Faults,
  SimulatedNumber,
} from "../control-types.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "../simulator.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

export const OUR_PHONE = "390299990001";
export const CUSTOMER = "393331112223";

/** As typed into the account form. */
export const CREDENTIALS = {
  twilio: { accountSid: "AC0123456789abcdef0123456789abcdef", authorizationToken: "twilio-token-of-the-test" },
  sinch: {
    projectId: "11111111-2222-3333-4444-555555555555",
    appId: "01HAPPAPPAPPAPPAPPAPPAPPAP",
    keyId: "key-id-of-the-test",
    keySecret: "key-secret-of-the-test",
    webhookSecret: "webhook-secret-of-the-test",
  },
  meta: {
    accountSid: "102030405060708",
    authorizationToken: "EAAG-token-of-the-test",
    appId: "908070605040302",
    phoneNumberId: "106540352242922",
    appSecret: "app-secret-of-the-test",
  },
  kaleyra: {
    businessAccountId: "203040506070809",
    accountSid: "HXIN1700000000IN",
    apiKey: "A0123456789abcdef",
    callbackUser: "parley",
    callbackPassword: "callback-password-of-the-test",
  },
} as const satisfies Readonly<Record<ProviderKind, Readonly<Record<string, string>>>>;

export interface Stage {
  readonly simulator: Simulator;
  readonly receiver: Receiver;
  /** Registers the one number of this provider under its provider's name. */
  register(provider: ProviderKind, change?: Record<string, unknown>): Promise<SimulatedNumber>;
  says(numberId: string, content: CustomerContent & Partial<CustomerMessage>): Promise<CustomerMessageResult>;
  faults(faults: Faults): Promise<void>;
  chat(numberId: string): Promise<Chat>;
  /** The newest message of the business, once it is in this state. */
  arrives(numberId: string, state: ChatMessage["state"]): Promise<ChatMessage>;
  control<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/** What the control API takes here. */
export const AUTHORIZED = { authorization: "Bearer the token of the tests" };

export async function setStage(options: Partial<SimulatorOptions> = {}): Promise<Stage> {
  const quick = { sentAfterMs: 5, deliveredAfterMs: 5, backOffMs: [20, 40, 80] };
  const simulator = await createSimulator({ controlToken: "the token of the tests", ...quick, ...options });
  await simulator.start();
  const receiver = await startReceiver();
  const control = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${simulator.address()}/control${path}`, {
      method,
      headers: { ...AUTHORIZED, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  };
  const chat = async (numberId: string): Promise<Chat> => {
    const { chats } = await control<{ chats: Chat[] }>("GET", `/chats?phone=${CUSTOMER}&numberId=${numberId}`);
    if (chats[0] === undefined) throw new Error("no chat");
    return chats[0];
  };
  return {
    simulator,
    receiver,
    control,
    chat,
    register: (provider, change = {}) =>
      control("PUT", `/numbers/${provider}`, {
        provider,
        phone: OUR_PHONE,
        credentials: CREDENTIALS[provider],
        webhookUrl: receiver.urlOf(provider),
        name: "Parley Shop",
        ...change,
      }),
    says: (numberId, content) =>
      control("POST", "/messages", { numberId, from: CUSTOMER, phoneName: "Anna Bianchi", ...content }),
    async faults(faults) {
      await control("PUT", "/faults", faults);
    },
    async arrives(numberId, state) {
      const deadline = Date.now() + 5_000;
      for (;;) {
        const newest = (await chat(numberId)).messages.findLast((message) => message.direction === "fromBusiness");
        if (newest?.state === state) return newest;
        if (Date.now() > deadline) throw new Error(`not ${state}: ${JSON.stringify(newest)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      await simulator.stop();
      await receiver.stop();
    },
  };
}
