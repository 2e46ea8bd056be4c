import { type ClassType, createUnionType } from "type-graphql";
import { refusalTypeName } from "./user-error.ts";

/** The type's name of a refusal; null for a success. */
export function refusalNameOf(answer: object): string | null {
  return "code" in answer && typeof answer.code === "string" ? refusalTypeName(answer.code) : null;
}

/**
 * The answer of one mutation: its success first, then its named refusals.
 *
 * Resolvers answer plain objects. One with a `code` is the refusal of that name, anything else the success,
 * so neither rows nor refusals need to be instances of their class.
 */
export function resultOf<const Types extends readonly [ClassType<object>, ...ClassType<object>[]]>(
  mutation: string,
  types: () => Types,
): InstanceType<Types[number]> {
  return createUnionType({
    name: `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Result`,
    description: `The answer of \`${mutation}\`: done, or why not.`,
    types,
    resolveType: (answer: object) => refusalNameOf(answer) ?? types()[0],
  });
}
