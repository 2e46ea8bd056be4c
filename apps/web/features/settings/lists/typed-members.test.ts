import { typedMembers, wrongLines } from "./typed-members.ts";

test("one person a line, with or without a name, however they are parted", () => {
  expect(typedMembers("+39 333 1234567, Maria Rossi\n\n 34600000001\r\n5511987654321\tJoão; Silva ")).toEqual([
    { phone: "+39 333 1234567", name: "Maria Rossi" },
    { phone: "34600000001", name: null },
    { phone: "5511987654321", name: "João Silva" },
  ]);
});

test("a refusal names its lines as people count them", () => {
  const fields = ["members.0.phone", "members.11.name", "members"].map((path) => ({ path, message: "" }));
  expect(wrongLines(fields)).toEqual(["1", "12"]);
});
