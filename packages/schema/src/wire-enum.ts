import { registerEnumType } from "type-graphql";

/**
 * Registers an enum whose wire names are upper case by GraphQL custom and whose stored values stay lower case.
 * A state without a meaning does not compile.
 */
export function wireEnum<State extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<State, string>>,
): Readonly<Record<string, State>> {
  const states = Object.keys(meanings) as State[];
  const wireNames: Readonly<Record<string, State>> = Object.fromEntries(
    states.map((state) => [state.toUpperCase(), state]),
  );
  registerEnumType(wireNames, {
    name,
    description,
    valuesConfig: Object.fromEntries(states.map((state) => [state.toUpperCase(), { description: meanings[state] }])),
  });
  return wireNames;
}
