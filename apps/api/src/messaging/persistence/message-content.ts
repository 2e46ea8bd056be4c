import type { ContactCard, Location, OrderLine, Referral, ReplyPayload } from "@parley/schema";

/** What a message carries beyond its text and file, as its `content` column keeps it: only what is there. */
export interface StoredContent {
  readonly location?: Location;
  readonly cards?: readonly ContactCard[];
  readonly reply?: ReplyPayload;
  readonly lines?: readonly OrderLine[];
  readonly forwarded?: true;
  readonly referral?: Referral;
  /** What filled a template's variables, in their order. */
  readonly templateParameters?: readonly string[];
  /** Code and particulars of a system line. */
  readonly systemEvent?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** What `{agent}` and `{target}` of a system line were called when it was written; absent in lines of earlier versions. */
  readonly names?: { readonly agent: string | null; readonly target: string | null };
}
