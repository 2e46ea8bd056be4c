/** The published schema, walked: every operation as a document, every place of its input, and a value for each. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from "graphql";

const sdl = fileURLToPath(new URL("../../packages/schema/schema.graphql", import.meta.url));

/** What the API publishes: the file that `npm test` holds to what runs. */
export const schema = buildSchema(readFileSync(sdl, "utf8"));

export interface Operation {
  readonly kind: "query" | "mutation" | "subscription";
  readonly name: string;
  readonly args: readonly GraphQLArgument[];
  /** The whole operation, each argument a variable of its name. */
  readonly document: string;
}

/** Every field of a root type, asked with all that hangs on it down to `depth` objects. */
export function operations(kind: Operation["kind"], depth = 2): readonly Operation[] {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return Object.values(root[kind]?.getFields() ?? {}).map((field) => ({
    kind,
    name: field.name,
    args: field.args,
    document: documentOf(kind, field, depth),
  }));
}

function documentOf(kind: string, { name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
  const variables = args.map((argument) => `$${argument.name}: ${argument.type}`).join(", ");
  const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
  return `${kind} Walk${variables === "" ? "" : `(${variables})`} { ${name}${given === "" ? "" : `(${given})`} ${selection(type, depth)} }`;
}

/** All leaves of a type, and of what hangs on it down to `depth` objects; empty for a leaf. */
export function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isUnionType(named)) {
    const parts = named.getTypes().map((member) => `... on ${member.name} ${fieldsOf(member, depth)}`);
    return `{ __typename ${parts.join(" ")} }`;
  }
  return isObjectType(named) ? fieldsOf(named, depth) : "";
}

function fieldsOf(named: GraphQLObjectType, depth: number): string {
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    if (depth === 0 && isCompositeType(getNamedType(field.type))) return [];
    return [`${field.name} ${selection(field.type, depth - 1)}`];
  });
  return `{ __typename ${fields.join(" ")} }`;
}

/** Where a value stands in an operation's variables: names only, for a list's entry is named by its list. */
export type Place = readonly string[];

/** All places of an operation whose values are of a type that `fits`. Types that hold themselves are entered once. */
export function places({ args }: Operation, fits: (type: GraphQLNamedType) => boolean): readonly Place[] {
  return args.flatMap(({ name, type }) => placesIn(type, fits, [name], []));
}

function placesIn(
  type: GraphQLInputType,
  fits: (type: GraphQLNamedType) => boolean,
  path: Place,
  within: Place,
): Place[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return fits(named) ? [[...path]] : [];
  if (within.includes(named.name)) return [];
  return Object.values(named.getFields()).flatMap((field) =>
    placesIn(field.type, fits, [...path, field.name], [...within, named.name]),
  );
}

export interface Sampling {
  /** Values by field name, for every field of that name; such a field is given although it may be left out. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** One place that gets one value. */
  readonly put?: { readonly at: Place; readonly value: unknown };
}

/** Variables that the schema allows: what is required, with values that mean nothing, and what is given. */
export function sampleVariables({ args }: Operation, sampling: Sampling = {}): Record<string, unknown> {
  return sampleFields(args, ({ type }) => isNonNullType(type), sampling);
}

function sampleFields<Field extends GraphQLArgument | GraphQLInputField>(
  fields: readonly Field[],
  isRequired: (field: Field) => boolean,
  { given = {}, put }: Sampling,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { name, type } = field;
      const here = put !== undefined && put.at[0] === name ? { at: put.at.slice(1), value: put.value } : undefined;
      if (here === undefined && Object.hasOwn(given, name)) return [[name, given[name]]];
      if (here === undefined && !isRequired(field)) return [];
      return [[name, sample(type, name, { given, ...(here === undefined ? {} : { put: here }) })]];
    }),
  );
}

const MEANINGLESS: Readonly<Record<string, (fieldName: string) => unknown>> = {
  ID: () => unknownId(),
  String: (fieldName) => (fieldName === "email" ? `${randomUUID()}@example.test` : `x ${randomUUID().slice(0, 8)}`),
  Int: () => 1,
  Float: () => 1,
  Boolean: () => false,
  DateTimeISO: () => "2030-01-01T00:00:00.000Z",
  Cursor: () => "bm90aGluZw",
};

function sample(type: GraphQLInputType, name: string, sampling: Sampling): unknown {
  const nullable = isNonNullType(type) ? getNullableType(type) : type;
  if (isListType(nullable)) return [sample(nullable.ofType, name, sampling)];
  if (sampling.put?.at.length === 0) return sampling.put.value;
  if (isInputObjectType(nullable))
    return sampleFields(Object.values(nullable.getFields()), isRequiredInputField, sampling);
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  return MEANINGLESS[nullable.name]?.(name);
}

/** An id as Parley makes them (UUIDv7) that nothing has. */
export function unknownId(): string {
  const random = randomUUID();
  const milliseconds = Date.now().toString(16).padStart(12, "0");
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${random.slice(15)}`;
}
