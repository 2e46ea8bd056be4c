import { LIST_SIZES } from "@parley/schema";
import { isObjectType } from "graphql";
import { buildGraphqlSchema } from "./graphql-schema.ts";
import { listsWithoutSize } from "./platform/graphql/limits/cost.ts";

const schema = buildGraphqlSchema();

test("every list of objects has a page or a size that its cost is counted with", () => {
  expect(listsWithoutSize(schema)).toEqual([]);
});

test("every size is of a field there is", () => {
  const unknown = Object.keys(LIST_SIZES).filter((name) => {
    const [typeName = "", fieldName = ""] = name.split(".");
    const type = schema.getType(typeName);
    return !isObjectType(type) || type.getFields()[fieldName] === undefined;
  });
  expect(unknown).toEqual([]);
});
