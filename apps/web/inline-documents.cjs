/**
 * A bundler loader: puts each `graphql(…)` call's own generated document in its place, so that a page loads only the
 * operations it uses. Without it every page would carry the generated map of all of them.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const GENERATED = join(__dirname, "gql", "graphql.ts");
const CALL = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\s*,?\s*\)/g;
const IMPORT = /import \{ graphql \} from "#gql";/;
const DOCUMENT = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode/gm;

module.exports = function inlineDocuments(source) {
  this.addDependency(GENERATED);
  const documents = new Map(
    [...readFileSync(GENERATED, "utf8").matchAll(DOCUMENT)].map(([, name, document]) => [name, document]),
  );
  let isWhole = true;
  const inlined = source.replace(CALL, (call, kind, name) => {
    const document = documents.get(kind === "fragment" ? `${name}FragmentDoc` : `${capitalised(name)}Document`);
    if (document === undefined) isWhole = false;
    return document ?? call;
  });
  return isWhole ? inlined.replace(IMPORT, "") : source;
};

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
