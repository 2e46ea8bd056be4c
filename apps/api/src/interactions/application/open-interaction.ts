import type { AccountId, ContactId, InteractionId } from "@parley/schema";

export interface Sender {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

export interface OpenInteraction extends Sender {
  readonly interactionId: InteractionId;
  readonly isNew: boolean;
  /** Somebody owns it, or did until they are asked again (R8). */
  readonly hasOwner: boolean;
}
