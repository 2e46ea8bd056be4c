import type { ThreadQuery } from "#gql/types";

/** An interaction as the thread has it. */
export type ThreadInteraction = NonNullable<ThreadQuery["interaction"]>;

/** What the account's provider can do: screens ask these flags, never its name. */
export type Capabilities = ThreadInteraction["account"]["provider"]["capabilities"];
