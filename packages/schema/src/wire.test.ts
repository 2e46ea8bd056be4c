import { readFile } from "node:fs/promises";
import {
  buildSchema,
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
} from "graphql";
import { Cursor, ROOT_DESCRIPTIONS, refusalTypeName } from "./index.ts";
import * as limits from "./limits.ts";
import { REASONS } from "./reasons.ts";
import * as states from "./states.ts";

let schema: GraphQLSchema;
let ownTypes: readonly GraphQLNamedType[];

beforeAll(async () => {
  schema = buildSchema(await readFile(new URL("../schema.graphql", import.meta.url), "utf8"));
  ownTypes = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith("__") && !isSpecifiedScalarType(type),
  );
});

test("everything a third party can read or write is described", () => {
  const silent = ownTypes.flatMap((type) => [
    ...(type.description ? [] : [type.name]),
    ...describables(type)
      .filter(({ description }) => !description)
      .map(({ name }) => name),
  ]);
  expect(silent).toEqual([]);
});

test.each(Object.entries(ROOT_DESCRIPTIONS))("the root type %s says what it is for", (name, description) => {
  expect(schema.getType(name)?.description).toBe(description);
});

test("every wire enum shows exactly its stored values in upper case", () => {
  const onTheWire = ownTypes.filter(isEnumType).map((type) => valuesOf(type).sort().join(" "));
  const stored = [...Object.values(states), Object.keys(REASONS)].map((values) =>
    values
      .map((value) => value.toUpperCase())
      .sort()
      .join(" "),
  );
  expect(onTheWire.sort()).toEqual(stored.sort());
});

test("one query may ask every field of every member of a union, and the refusal's words beside them", () => {
  const unions = ownTypes.filter(isUnionType);
  expect(unions.length).toBeGreaterThan(50);
  const invalid = unions.flatMap((union) => {
    const members = union.getTypes().map((member) => {
      const fields = Object.values(member.getFields()).map(
        ({ name, type }) => `${name}${isLeafType(getNamedType(type)) ? "" : " { __typename }"}`,
      );
      return `... on ${member.name} { ${fields.join(" ")} }`;
    });
    const hasRefusals = union
      .getTypes()
      .some((member) => member.getInterfaces().some(({ name }) => name === "UserError"));
    const words = hasRefusals ? "... on UserError { code message path }" : "";
    const document = parse(`fragment Whole on ${union.name} { ${words} ${members.join(" ")} }`);
    return validate(schema, document, [OverlappingFieldsCanBeMergedRule]).map(({ message }) => message);
  });
  expect(invalid).toEqual([]);
});

test("every mutation takes one input and answers a union of its success and refusals", () => {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const name = mutation.name.charAt(0).toUpperCase() + mutation.name.slice(1);
    expect(mutation.args.map((argument) => `${argument.name}: ${argument.type}`)).toEqual([`input: ${name}Input!`]);
    expect(String(mutation.type)).toBe(`${name}Result!`);
    const union = schema.getType(`${name}Result`);
    if (!isUnionType(union)) throw new Error(`${name}Result is no union`);
    const successes = union.getTypes().filter((type) => type.getInterfaces().length === 0);
    expect({ mutation: mutation.name, successes: successes.length }).toEqual({ mutation: mutation.name, successes: 1 });
  }
});

test("a refusal's code names its type", () => {
  const refusals = ownTypes.filter((type) => isObjectType(type) && type.getInterfaces().length > 0);
  expect(refusals.length).toBeGreaterThan(10);
  for (const { name } of refusals) {
    const code = name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
    expect(refusalTypeName(code)).toBe(name);
  }
});

test("no secret is an output field, but the one a new token is shown once with", () => {
  const spoken = ownTypes
    .filter(isObjectType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((field) => !field.startsWith("Mutation.") && /\.\w*(password|secret|token|hash|sealed)$/i.test(field));
  expect(spoken.sort()).toEqual(["ApiTokenCreated.apiToken", "ApiTokenCreated.secret", "CredentialField.isSecret"]);
});

test("ranges are in order and their defaults lie inside", () => {
  for (const limit of Object.values(limits)) {
    if (typeof limit !== "object" || !("min" in limit)) continue;
    expect(limit.min).toBeLessThanOrEqual(limit.max);
    if ("default" in limit) {
      expect(limit.default).toBeGreaterThanOrEqual(limit.min);
      expect(limit.default).toBeLessThanOrEqual(limit.max);
    }
  }
});

test.each([
  ["CreateAccountInput", "waitForAssignedAgentSeconds", limits.WAIT_SECONDS.default],
  ["CreateAccountInput", "waitForAssignedQueueSeconds", limits.WAIT_SECONDS.default],
  ["CreateQueueInput", "agentTimeoutSeconds", limits.AGENT_TIMEOUT_SECONDS.default],
  ["CreateQueueInput", "weight", limits.QUEUE_WEIGHT.default],
  ["CreateUserInput", "capacity", limits.CAPACITY.default],
])("%s.%s starts at its limit's default", (input, field, value) => {
  const type = schema.getType(input);
  expect(isInputObjectType(type) && type.getFields()[field]?.defaultValue).toBe(value);
});

test.each(["abc", "ABC12", "7"])("an AccountKey may be %s", (key) => expect(key).toMatch(limits.ACCOUNT_KEY_PATTERN));
test.each(["", "ABCDEF", "A-1", "É1", "A 1", "AB1\n"])("an AccountKey may not be %j", (key) =>
  expect(key).not.toMatch(limits.ACCOUNT_KEY_PATTERN),
);

test("a cursor is a text of bounded length", () => {
  expect(Cursor.parseValue("WzFd")).toBe("WzFd");
  for (const bad of ["", 7, null, "x".repeat(limits.CURSOR_LENGTH_MAX + 1)])
    expect(() => Cursor.parseValue(bad)).toThrow("A cursor is a text that this API handed out.");
});

test("the plain door brings no library into the browser", async () => {
  for (const file of ["plain.ts", "states.ts", "limits.ts", "ids.ts", "notification.ts", "reasons.ts"]) {
    const source = await readFile(new URL(file, import.meta.url), "utf8");
    const targets = [...source.matchAll(/from "([^"]+)"/g)].map(([, target]) => target);
    expect(
      targets.filter(
        (target) => !/^\.\/(states|limits|ids|notification|reasons|service-window)\.ts$/.test(target ?? ""),
      ),
    ).toEqual([]);
  }
});

function valuesOf(type: GraphQLEnumType): string[] {
  return type.getValues().map(({ name }) => name);
}

function describables(type: GraphQLNamedType): { name: string; description: string | null | undefined }[] {
  if (isEnumType(type))
    return type.getValues().map(({ name, description }) => ({ name: `${type.name}.${name}`, description }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map(({ name, description }) => ({
      name: `${type.name}.${name}`,
      description,
    }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    { name: `${type.name}.${field.name}`, description: field.description },
    ...field.args.map(({ name, description }) => ({ name: `${type.name}.${field.name}(${name}:)`, description })),
  ]);
}
