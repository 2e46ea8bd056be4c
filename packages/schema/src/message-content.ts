import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "A place on earth." })
export class Location {
  @Field(() => Float, { description: "Degrees north, -90 to 90 (WGS 84)." })
  latitude!: number;

  @Field(() => Float, { description: "Degrees east, -180 to 180 (WGS 84)." })
  longitude!: number;

  @Field(() => String, { nullable: true, description: "Name of the place; null when none was given." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Postal address; null when none was given." })
  address!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A contact card that was sent in a message. It is not one of Parley's contacts.",
})
export class ContactCard {
  @Field(() => String, { description: "Full name on it." })
  name!: string;

  @Field(() => [String], { description: "Numbers as written on it." })
  phones!: readonly string[];

  @Field(() => [String], { description: "E-mail addresses as written on it." })
  emails!: readonly string[];

  @Field(() => String, { nullable: true, description: "Company on it; null when none." })
  organisation!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "What stands behind a button, list or flow reply. `Message.text` has its readable form.",
})
export class ReplyPayload {
  @Field(() => String, {
    nullable: true,
    description: "The id or payload the sender of the button had set; null when it carried none.",
  })
  payload!: string | null;

  @Field(() => String, { nullable: true, description: "Second line of a list's entry; null otherwise." })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A flow's answers as JSON text; null for buttons and lists, and when the provider sent no valid JSON.",
  })
  response!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "One line of an order from a catalogue." })
export class OrderLine {
  @Field(() => String, { description: "The article's id in the catalogue." })
  productId!: string;

  @Field(() => Float, { description: "How many, as the order says: a shop may sell by weight." })
  quantity!: number;

  @Field(() => Float, { nullable: true, description: "Price of one, in units of `currency`; null when not told." })
  price!: number | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code; null when not told." })
  currency!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The advertisement a contact came from." })
export class Referral {
  @Field(() => String, { nullable: true, description: "Its headline; null when not told." })
  headline!: string | null;

  @Field(() => String, { nullable: true, description: "Its text; null when not told." })
  body!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its address: untrusted, open only http and https; null when not told.",
  })
  url!: string | null;
}
