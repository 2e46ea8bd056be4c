import {
  type AccountId,
  type ContactId,
  type ContactListId,
  type InteractionId,
  type QueueId,
  type UserId,
  VARIABLES,
} from "@parley/schema";

/** What the steps of a plan may look at: conditions, and `{{names}}` in texts. */
export interface PlanFacts {
  readonly account: { readonly id: AccountId; readonly name: string; readonly key: string; readonly phone: string };
  readonly contact: {
    readonly id: ContactId | null;
    readonly name: string;
    readonly phone: string | null;
    readonly username: string | null;
    readonly listIds: readonly ContactListId[];
  };
  readonly interaction: {
    readonly id: InteractionId | null;
    readonly number: number | null;
    readonly openedAt: Date;
    readonly lastMessageAt: Date | null;
    readonly tags: readonly string[];
    /** Who brought it to its owner, and who owned it, before; null: nobody has yet. */
    readonly queueId: QueueId | null;
    readonly agentId: UserId | null;
  };
  /** The contact's last message. */
  readonly message: { readonly type: string; readonly text: string | null };
  /** What the provider's payload brought besides, by `{{key}}`: a button's payload, an advertisement, a flow's answers. */
  readonly extras: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** The facts in the form in which they leave us: in `{{names}}` and as the JSON that HTTP steps post and commands read. */
export function shownFacts({ account, contact, interaction, message, extras, variables }: PlanFacts) {
  return {
    account,
    contact: { id: contact.id, name: contact.name, phone: contact.phone, username: contact.username },
    interaction: {
      id: interaction.id,
      number: interaction.number,
      openedAt: interaction.openedAt.toISOString(),
      tags: interaction.tags,
    },
    message: { ...message, ...extras },
    variables,
  };
}

/** What a stored message keeps of its payload besides words and files, as flat names. Strangers write it: bounded. */
export function extrasOf(content: unknown): Readonly<Record<string, string>> {
  const { reply, referral } = objectOf(content);
  const { payload, description, response } = objectOf(reply);
  const { headline, body, url } = objectOf(referral);
  const named = { payload, description, referral_headline: headline, referral_body: body, referral_url: url };
  return Object.fromEntries(
    Object.entries({ ...answersOf(response), ...named })
      .flatMap(([name, value]) =>
        isShort(value) ? [[name, String(value).slice(0, VARIABLES.maxLength)] as const] : [],
      )
      .slice(-VARIABLES.maxCount),
  );
}

function answersOf(response: unknown): Readonly<Record<string, unknown>> {
  if (typeof response !== "string") return {};
  try {
    return objectOf(JSON.parse(response));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function isShort(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
