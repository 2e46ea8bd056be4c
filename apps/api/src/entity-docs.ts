import { readdir, readFile } from "node:fs/promises";
import { ENTITIES_BY_OWNER } from "./entities.ts";

const SOURCES = new URL("../src/", import.meta.url);
const ENTITY =
  /\/\*\*((?:(?!\*\/).)*)\*\/\nexport const \w+ = defineEntity\(\{\s*name: "\w+",\s*tableName: "(\w+)"(.*?)\n\}\);/gs;
const PROPERTY = /\n {4}\/\*\* (.*?) \*\/\n {4}(\w+):(?:[^,]*\.fieldName\("(\w+)"\))?/g;

/** What the entities' files say a row and a column is, by `table` and `table.column`: comments do not outlive compiling. */
export async function readEntityDocs(): Promise<ReadonlyMap<string, string>> {
  const docs = new Map<string, string>();
  for (const owner of Object.keys(ENTITIES_BY_OWNER)) {
    const folder = new URL(`${owner}/`, SOURCES);
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".entity.ts"));
    for (const file of files) {
      const source = await readFile(new URL(file, folder), "utf8");
      for (const [, text = "", table = "", rest = ""] of source.matchAll(ENTITY)) {
        docs.set(table, sentences(text));
        for (const [, comment = "", property = "", column = columnOf(property)] of rest.matchAll(PROPERTY)) {
          docs.set(`${table}.${column}`, comment);
        }
      }
    }
  }
  return docs;
}

const columnOf = (property: string) => property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const sentences = (comment: string) =>
  comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s?/, "").trim())
    .filter((line) => line !== "")
    .join("\n");
