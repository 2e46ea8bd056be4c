import { ArgsType, type ClassType, Field, Int, ObjectType } from "type-graphql";
import { Cursor } from "./cursor.ts";
import { PAGE_SIZE, THREAD_PAGE_SIZE } from "./limits.ts";

@ObjectType({ simpleResolvers: true, description: "Where a page stands in its list (Relay)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more entries follow after `endCursor`." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether entries stand before `startCursor`." })
  hasPreviousPage!: boolean;

  @Field(() => Cursor, {
    nullable: true,
    description: "Cursor of the page's first entry; null when the page is empty.",
  })
  startCursor!: string | null;

  @Field(() => Cursor, { nullable: true, description: "Cursor of the page's last entry; null when the page is empty." })
  endCursor!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A count that stops at 10,000, so that asking for it stays cheap on any list.",
})
export class CappedCount {
  @Field(() => Int, { description: "Number of entries, at most 10,000." })
  value!: number;

  @Field(() => Boolean, { description: "False when there are more than `value`: show it as `10,000+`." })
  isExact!: boolean;
}

/**
 * The one pagination: a Relay connection and its edge for `name`, in words `entries`.
 *
 * Write `totalCount` as a getter (`{ edges, pageInfo, get totalCount() { return count(); } }`): it is read, and the
 * count made, only when the field is asked for. It is no simple resolver, so that a promise is awaited by every executor.
 */
export function connectionOf<Node extends object>(name: string, entries: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One of a page's ${entries}.` })
  class Edge {
    @Field(() => Cursor, { description: "Its position: pass it as `after` or `before` to go on from here." })
    cursor!: string;

    @Field(() => node(), { description: "The entry itself." })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${entries}.` })
  class Connection {
    @Field(() => [Edge], {
      description: "The page's entries in order, each with its cursor; empty when there is none.",
    })
    edges!: readonly Edge[];

    @Field(() => PageInfo, { description: "Where the page stands in the list." })
    pageInfo!: PageInfo;

    @Field(() => CappedCount, {
      simple: false,
      description: "How many the whole list has, page aside. Costs a query of its own: ask only when it is shown.",
    })
    totalCount!: CappedCount | Promise<CappedCount>;
  }

  return { Edge, Connection };
}

/** The arguments of every list: `@Args(() => PageArgs)`, or a class that extends it. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: PAGE_SIZE.default,
    description: "How many entries a page has; 1–100.",
  })
  first!: number;

  @Field(() => Cursor, {
    nullable: true,
    description: "Only entries after this cursor (`PageInfo.endCursor`); the first page when left out.",
  })
  after?: string | null;
}

/** The arguments of `Interaction.messages`, which is read from its end. */
@ArgsType()
export class ThreadPageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: THREAD_PAGE_SIZE.default,
    description: "How many messages, counted from the end or from `before`; 1–100.",
  })
  last!: number;

  @Field(() => Cursor, {
    nullable: true,
    description: "Only messages older than this cursor; the newest page when left out.",
  })
  before?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "Go on into the contact's earlier interactions on the same account where this one begins: `Message.interactionId` tells them apart. `totalCount` counts this interaction's alone.",
  })
  withEarlier?: boolean | null;
}
