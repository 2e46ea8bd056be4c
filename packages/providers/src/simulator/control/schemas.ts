/** What the control API takes, checked: `control-types.ts` says what each field means. */
import { z } from "zod";
import { PROVIDER_KINDS } from "../../port.ts";
import type { CustomerMessage, Faults, NumberRegistration } from "../control-types.ts";
import { isOfThisMachine } from "../loopback.ts";

const digits = z
  .string()
  .transform((written) => written.replace(/[\s()+-]/g, ""))
  .refine((written) => /^[1-9]\d{6,14}$/.test(written), "must be an international number");
const words = (longest: number) => z.string().min(1).max(longest);
const messageId = words(300);
const instant = z.iso.datetime({ offset: true });
const address = z
  .url({ protocol: /^https?$/ })
  .refine(isOfThisMachine, "the simulator only calls addresses of this machine");

export const numberRegistration = z.strictObject({
  provider: z.enum(PROVIDER_KINDS),
  phone: digits,
  credentials: z.record(z.string(), z.string().max(4_096).nullable()),
  webhookUrl: address,
  name: words(200),
  verifyToken: words(500).optional(),
  kaleyraCallbacks: z.enum(["v2", "v1-json", "v1-get"]).optional(),
}) satisfies z.ZodType<Fields<NumberRegistration>>;

export const phoneSettings = z.strictObject({
  name: words(200).optional(),
  readsAfterMs: z.number().int().min(0).max(3_600_000).nullable().optional(),
  onWhatsApp: z.boolean().optional(),
  hidesPhone: z.boolean().optional(),
  username: words(100).nullable().optional(),
});
export const phoneNumber = digits;

export const chatAddress = z.strictObject({ numberId: words(200), phone: digits });
export const windowSetting = z.strictObject({ numberId: words(200), phone: digits, lastInboundAt: instant.nullable() });

const envelope = {
  numberId: words(200),
  from: digits,
  phoneName: words(200).optional(),
  replyTo: messageId.optional(),
  forwarded: z.enum(["forwarded", "frequently_forwarded"]).optional(),
  referral: z
    .strictObject({
      headline: words(500),
      body: z.string().max(2_000).optional(),
      url: words(2_000),
      sourceId: words(200).optional(),
      clickId: words(500).optional(),
    })
    .optional(),
  sentAt: instant.optional(),
  wait: z.boolean().optional(),
};
const upload = z.strictObject({
  base64: z.base64().optional(),
  mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+(;.*)?$/),
  fileName: words(240).optional(),
});
const text = words(65_536);
const card = z.strictObject({
  name: words(500),
  phones: z.array(words(40)).max(20).optional(),
  emails: z.array(words(320)).max(20).optional(),
  organisation: words(300).optional(),
});
const mediaMessage = <Type extends string>(type: Type) =>
  z.strictObject({ ...envelope, type: z.literal(type), media: upload, caption: words(1_024).optional() });

export const customerMessage = z.discriminatedUnion("type", [
  z.strictObject({ ...envelope, type: z.literal("text"), text }),
  mediaMessage("image"),
  mediaMessage("video"),
  mediaMessage("audio"),
  mediaMessage("voice"),
  mediaMessage("document"),
  mediaMessage("sticker"),
  z.strictObject({
    ...envelope,
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: words(1_000).optional(),
    address: words(1_000).optional(),
  }),
  z.strictObject({ ...envelope, type: z.literal("contacts"), contacts: z.array(card).min(1).max(50) }),
  z.strictObject({ ...envelope, type: z.literal("reaction"), target: messageId, emoji: z.string().max(64) }),
  z.strictObject({
    ...envelope,
    type: z.literal("button_reply"),
    target: messageId.optional(),
    text,
    payload: words(4_096).optional(),
    template: z.boolean().optional(),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal("list_reply"),
    target: messageId.optional(),
    text,
    payload: words(4_096).optional(),
    description: words(500).optional(),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal("flow_reply"),
    target: messageId.optional(),
    text: text.optional(),
    response: z.unknown(),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal("order"),
    catalogId: words(200),
    text: text.optional(),
    lines: z
      .array(z.strictObject({ productId: words(200), quantity: z.number(), price: z.number(), currency: words(3) }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ ...envelope, type: z.literal("edit"), target: messageId, text }),
  z.strictObject({ ...envelope, type: z.literal("revoke"), target: messageId }),
  z.strictObject({ ...envelope, type: z.literal("number_change"), newPhone: digits }),
  z.strictObject({ ...envelope, type: z.literal("unsupported") }),
]) satisfies z.ZodType<Fields<CustomerMessage>>;

const times = z.number().int().min(1).optional();
const status = z.number().int().min(400).max(599);
export const faults = z.strictObject({
  numberId: words(200).optional(),
  rejectSends: z
    .strictObject({ status, code: words(100), times })
    .nullable()
    .optional(),
  rateLimit: z.strictObject({ perSecond: z.number().positive() }).nullable().optional(),
  delayMs: z.number().int().min(0).max(120_000).nullable().optional(),
  dropAnswer: z.strictObject({ times }).nullable().optional(),
  mediaFailures: z.strictObject({ status, times }).nullable().optional(),
  webhookDuplicates: z.number().int().min(0).max(20).nullable().optional(),
  shuffleWebhooks: z
    .strictObject({ windowMs: z.number().int().min(1).max(60_000) })
    .nullable()
    .optional(),
  statusBeforeAnswer: z.boolean().nullable().optional(),
  holdStatuses: z.boolean().nullable().optional(),
  failStatus: z
    .strictObject({ code: words(100), times })
    .nullable()
    .optional(),
  tokenSeconds: z.number().int().min(0).nullable().optional(),
}) satisfies z.ZodType<Fields<Faults>>;

export const statusOnDemand = z.strictObject({
  messageId,
  status: z.enum(["sent", "delivered", "read", "failed"]),
  code: words(100).optional(),
});

export const rawWebhook = z.strictObject({
  numberId: words(200),
  method: z.enum(["POST", "GET"]).optional(),
  contentType: words(200).optional(),
  body: z.string(),
  signature: z.enum(["good", "bad", "none"]).optional(),
});

/** zod says `T | undefined` of an optional field where the types say absent. */
type Fields<T> = T extends readonly unknown[]
  ? readonly Fields<T[number]>[]
  : T extends object
    ? { readonly [Name in keyof T]: undefined extends T[Name] ? Fields<T[Name]> | undefined : Fields<T[Name]> }
    : T;

/** The same value without its undefined fields, as the types want it. */
export function defined<T>(value: Fields<T>): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
