/** Message templates as providers have them. */

export const TEMPLATE_STATES = ["draft", "pending", "approved", "rejected", "paused", "disabled", "deleted"] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

export interface ProviderTemplate {
  readonly providerTemplateId: string | null;
  readonly name: string;
  readonly language: string;
  readonly state: TemplateState;
  readonly category: string | null;
  readonly rejectionReason: string | null;
  readonly header:
    | { readonly type: "text"; readonly text: string }
    | {
        readonly type: "image" | "video" | "document" | "location";
        /** Twilio alone: the variable that takes the file's address; null where the template brings its own file. */
        readonly variable?: string | null;
        /** Twilio alone: the file's address where a part of it is a variable. */
        readonly address?: string;
      }
    | null;
  /** With its placeholders as `{{1}}` or `{{name}}`. */
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly {
    readonly type: "quick_reply" | "url" | "phone" | "copy_code" | "flow" | "other";
    readonly text: string;
    /** The address with its placeholder, or the number. */
    readonly value: string | null;
  }[];
}
