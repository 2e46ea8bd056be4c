import { Field, GraphQLISODateTime, Int, ObjectType } from "type-graphql";
import { FailureClassEnum } from "./message.ts";
import { OfferStateEnum } from "./offer.ts";
import { Reason } from "./reason.ts";
import type { FailureClass, OfferState } from "./states.ts";
import { Template } from "./template.ts";
import { User } from "./user.ts";
import { UserError } from "./user-error.ts";

@ObjectType({ simpleResolvers: true, description: "One field of the input that cannot be accepted." })
export class FieldError {
  @Field(() => String, {
    description:
      "Dotted path inside the input, list places from 0: `key`, `credentials.authToken` (by the credential's name), `actions.2.queueId`.",
  })
  path!: string;

  @Field(() => String, { description: "What is wrong and what is allowed, in words (English)." })
  message!: string;

  @Field(() => Reason, { description: "The same as a code with its values." })
  reason!: Reason;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    "At least one field of the input breaks a limit or a rule. All wrong fields are listed at once; nothing was stored.",
})
export class ValidationFailed extends UserError<"VALIDATION_FAILED"> {
  @Field(() => [FieldError], { description: "Every wrong field, in the input's order; at least one." })
  fields!: readonly FieldError[];
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "There is nothing with this id, or the viewer may not see it: the two answers are the same on purpose.",
})
export class NotFound extends UserError<"NOT_FOUND"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    "Somebody else saved in between: the `version` sent is no longer the newest. Fetch again, show the difference, and save with the new version.",
})
export class EditConflict extends UserError<"EDIT_CONFLICT"> {
  @Field(() => Int, { description: "The version stored now." })
  currentVersion!: number;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The offer was decided, expired or withdrawn before this call.",
})
export class OfferNotPending extends UserError<"OFFER_NOT_PENDING"> {
  @Field(() => OfferStateEnum, { description: "How the offer stands now; never PENDING." })
  state!: OfferState;

  @Field(() => User, {
    nullable: true,
    description:
      "Who has the interaction instead; null when nobody took it (it expired, was rejected or the interaction was closed).",
  })
  takenBy?: User | null;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    "Routing is still looking for an agent for this interaction: agents may take it once its plan is spent; supervisors and administrators at any time.",
})
export class InteractionBeingOffered extends UserError<"INTERACTION_BEING_OFFERED"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The interaction is closed: it is read-only for ever.",
})
export class InteractionClosed extends UserError<"INTERACTION_CLOSED"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "Only the owner of the interaction may do this, and the viewer is not.",
})
export class NotYours extends UserError<"NOT_YOURS"> {
  @Field(() => User, { nullable: true, description: "Who owns it; null when nobody does." })
  assignedAgent?: User | null;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "Another agent took the interaction first.",
})
export class AlreadyTaken extends UserError<"ALREADY_TAKEN"> {
  @Field(() => User, { description: "Who owns it now." })
  by!: User;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "More than 24 hours have passed since the contact's last message, so WhatsApp takes only templates.",
})
export class ServiceWindowClosed extends UserError<"SERVICE_WINDOW_CLOSED"> {
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: "When the window closed; null when the contact has never written.",
  })
  closedAt!: Date | null;

  @Field(() => Template, {
    nullable: true,
    description:
      "The account's recontact template, which may be sent instead with `templateId`; null when the account has none.",
  })
  template?: Template | null;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    "The e-mail address or the password is wrong. The answer does not say which, and takes as long for an unknown address.",
})
export class InvalidSignIn extends UserError<"INVALID_SIGN_IN"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "Too many failed attempts for this address or from this place: even a right password is not tried now.",
})
export class SignInThrottled extends UserError<"SIGN_IN_THROTTLED"> {
  @Field(() => Int, { description: "After how many seconds to try again; at least 1." })
  retryAfterSeconds!: number;
}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description:
    "The viewer's role, profile or token scope does not allow the act. What may not even be seen answers `NotFound` instead.",
})
export class NotPermitted extends UserError<"NOT_PERMITTED"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The account requires a disposition for closing as an agent.",
})
export class DispositionRequired extends UserError<"DISPOSITION_REQUIRED"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "It cannot be deleted while something still needs it; `message` names what.",
})
export class InUse extends UserError<"IN_USE"> {}

@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: "The provider refused the request or could not be reached; `message` has its reason without secrets.",
})
export class ProviderRefused extends UserError<"PROVIDER_REFUSED"> {
  @Field(() => FailureClassEnum, { description: "What kind of refusal it was, and so what to do." })
  failureClass!: FailureClass;
}
