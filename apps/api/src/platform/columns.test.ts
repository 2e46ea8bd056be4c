import { sql } from "kysely";
import { joined } from "./columns.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
}

const COLUMNS = { id: sql`pet.id`, name: sql`pet.name`, ownerId: sql`pet.owner_id` };
const petBeside = joined<Row>("pet", COLUMNS, { owner: ["ownerId"] });
const whole = { "pet.id": "1", "pet.name": "Rex", "pet.ownerId": "7" };

test.each<[string, ReadonlySet<string> | "all", Partial<Row>]>([
  ["a field that is a column brings itself and the id", new Set(["name"]), { id: "1", name: "Rex" }],
  ["a field made of columns brings those", new Set(["owner"]), { id: "1", ownerId: "7" }],
  ["a field nobody described brings all", new Set(["age"]), { id: "1", name: "Rex", ownerId: "7" }],
  ["all is all", "all", { id: "1", name: "Rex", ownerId: "7" }],
])("%s", (_, fields, expected) => {
  expect(petBeside(fields).take(whole)).toEqual(expected);
});

test("where the join found none, there is no row", () => {
  expect(petBeside("all").take({ ...whole, "pet.id": null })).toBeNull();
});
