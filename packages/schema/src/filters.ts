import { Field, GraphQLISODateTime, ID, InputType, Int } from "type-graphql";
import { InteractionPhaseEnum } from "./interaction.ts";
import type { InteractionPhase } from "./states.ts";

@InputType({
  description:
    "A condition on a reference. Several operators in one object must all hold; none of them at all holds for everything.",
})
export class IdFilter {
  @Field(() => [ID], { nullable: true, description: "One of these ids; at most 200. An empty list holds for nothing." })
  in?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "True: nothing is referred to. False: something is." })
  isEmpty?: boolean | null;
}

@InputType({ description: "A condition on a yes or no." })
export class BooleanFilter {
  @Field(() => Boolean, { description: "The value it must have." })
  equals!: boolean;
}

@InputType({ description: "A condition on an interaction's phase." })
export class PhaseFilter {
  @Field(() => [InteractionPhaseEnum], { description: "One of these phases. An empty list holds for nothing." })
  in!: InteractionPhase[];
}

@InputType({
  description:
    "A condition on a text. Upper and lower case are the same; `%`, `_` and `\\` stand for themselves. Several operators in one object must all hold. Each text is at most 200 characters.",
})
export class TextFilter {
  @Field(() => String, { nullable: true, description: "The whole text is this." })
  equals?: string | null;

  @Field(() => String, { nullable: true, description: "The text has this somewhere in it." })
  contains?: string | null;

  @Field(() => String, { nullable: true, description: "The text begins with this." })
  startsWith?: string | null;

  @Field(() => String, { nullable: true, description: "The text ends with this." })
  endsWith?: string | null;

  @Field(() => Boolean, { nullable: true, description: "True: there is no text. False: there is one." })
  isEmpty?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: "The whole text is one of these; at most 200. An empty list holds for nothing.",
  })
  in?: string[] | null;
}

@InputType({ description: "A range of time." })
export class TimeRange {
  @Field(() => GraphQLISODateTime, { description: "Its beginning, which counts." })
  from!: Date;

  @Field(() => GraphQLISODateTime, { description: "Its end, which does not count; must be later than `from`." })
  to!: Date;
}

@InputType({ description: "A length of time." })
export class DurationInput {
  @Field(() => Int, { description: "In minutes; 1–5256000 (ten years)." })
  minutes!: number;
}

@InputType({
  description:
    "A condition on a moment. Several operators in one object must all hold. A moment that is null never matches.",
})
export class TimeFilter {
  @Field(() => GraphQLISODateTime, { nullable: true, description: "Earlier than this, which itself does not count." })
  before?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "Later than this, which itself does not count." })
  after?: Date | null;

  @Field(() => TimeRange, { nullable: true, description: "Within this range." })
  between?: TimeRange | null;

  @Field(() => DurationInput, {
    nullable: true,
    description: "Within the time just past, up to now by the database's clock.",
  })
  inLast?: DurationInput | null;
}

@InputType({
  description:
    "A filter on interactions (the seed's advanced search). All conditions given in one object must hold. Limits: nested at most 5 deep, 50 conditions, 200 values in all; beyond them `errors[]` with code LIMIT_EXCEEDED.",
})
export class InteractionWhere {
  @Field(() => [InteractionWhere], {
    nullable: true,
    description: "All of these must hold; an empty list holds for everything.",
  })
  and?: InteractionWhere[] | null;

  @Field(() => [InteractionWhere], {
    nullable: true,
    description: "At least one of these must hold; an empty list is refused (`errors[]` with code BAD_USER_INPUT).",
  })
  or?: InteractionWhere[] | null;

  @Field(() => InteractionWhere, { nullable: true, description: "This must not hold." })
  not?: InteractionWhere | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description:
      "False leaves this object out, as if it were not there, so that a screen can switch a condition off and keep it.",
  })
  enabled?: boolean | null;

  @Field(() => PhaseFilter, { nullable: true, description: "Where it stands." })
  phase?: PhaseFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "Its account." })
  accountId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "Its assigned agent; `isEmpty` finds those nobody has owned." })
  assignedAgentId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "Its assigned queue." })
  queueId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "Its contact." })
  contactId?: IdFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: "Whether it is unread." })
  isUnread?: BooleanFilter | null;

  @Field(() => TimeFilter, { nullable: true, description: "When it was opened." })
  openedAt?: TimeFilter | null;

  @Field(() => TimeFilter, { nullable: true, description: "When it was closed; open ones never match." })
  closedAt?: TimeFilter | null;

  @Field(() => TimeFilter, { nullable: true, description: "When its last message was written." })
  lastMessageAt?: TimeFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "Its contact's name." })
  contactName?: TextFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: "Its contact's phone: digits are compared, other characters in the search text are ignored.",
  })
  contactPhone?: TextFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: "Its tags: holds when at least one tag fits; `isEmpty` finds those without tags.",
  })
  tag?: TextFilter | null;
}
