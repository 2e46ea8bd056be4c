import { Field, ID, InputType } from "type-graphql";
import { BooleanFilter, IdFilter, TextFilter, TimeFilter } from "./filters.ts";
import type { IntervalId } from "./ids.ts";

@InputType({ description: "A condition on a variable of the interaction." })
export class VariableFilter {
  @Field(() => String, { description: "The variable's name; one that is not set is an empty text." })
  name!: string;

  @Field(() => TextFilter, { description: "What its text must be." })
  text!: TextFilter;
}

@InputType({ description: "Whether an interval is open at the moment at which the step is reached." })
export class IntervalFilter {
  @Field(() => ID, { description: "The interval. One that was deleted is neither open nor closed: never holds." })
  intervalId!: IntervalId;

  @Field(() => Boolean, { description: "True: it must be open. False: it must be closed." })
  isOpen!: boolean;
}

@InputType({
  description:
    "The condition of a GO_TO_IF step, in the language of `InteractionWhere`: all conditions given in one object must hold, and the same limits count (nested at most 5 deep, 50 conditions, 200 values). An object without any condition holds.",
})
export class RoutingCondition {
  @Field(() => [RoutingCondition], {
    nullable: true,
    description: "All of these must hold; an empty list holds.",
  })
  and?: RoutingCondition[] | null;

  @Field(() => [RoutingCondition], {
    nullable: true,
    description: "At least one of these must hold; an empty list is refused.",
  })
  or?: RoutingCondition[] | null;

  @Field(() => RoutingCondition, { nullable: true, description: "This must not hold." })
  not?: RoutingCondition | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "False leaves this object out, as if it were not there.",
  })
  enabled?: boolean | null;

  @Field(() => TextFilter, { nullable: true, description: "The text of the contact's last message." })
  messageText?: TextFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: "The kind of the contact's last message, such as `text` or `image`, as `MessageType` in lower case.",
  })
  messageType?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "The interaction's contact." })
  contactId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "The contact's name." })
  contactName?: TextFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: "The contact's phone: digits are compared, other characters in the search text are ignored.",
  })
  contactPhone?: TextFilter | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: "Lists the contact is in: `in` holds when they are in one of these; `isEmpty` when they are in none.",
  })
  contactListId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "The queue that brought the interaction to an owner before." })
  queueId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "The agent who owned the interaction before." })
  assignedAgentId?: IdFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: "Whether this is the interaction's first message." })
  isFirstMessage?: BooleanFilter | null;

  @Field(() => TimeFilter, { nullable: true, description: "When the interaction was opened." })
  openedAt?: TimeFilter | null;

  @Field(() => TimeFilter, {
    nullable: true,
    description: "When the interaction's last message, from either side, was written.",
  })
  lastMessageAt?: TimeFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: "Its tags: holds when at least one tag fits; `isEmpty` when it has none.",
  })
  tag?: TextFilter | null;

  @Field(() => VariableFilter, { nullable: true, description: "A variable; use `and` for several." })
  variable?: VariableFilter | null;

  @Field(() => IntervalFilter, { nullable: true, description: "An interval; use `and` for several." })
  interval?: IntervalFilter | null;

  @Field(() => TimeFilter, { nullable: true, description: "The moment at which the step is reached." })
  now?: TimeFilter | null;
}
