/**
 * A bundler loader: puts each `graphql(…)` call's own generated document in its place, so that a page loads only the
 * operations it uses; fragments are imported, so that it loads each of them once. Without it every page would carry the
 * generated map of all operations.
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
  const fragments = new Set();
  let isWhole = true;
  const inlined = source.replace(CALL, (call, kind, name) => {
    const document = documents.get(kind === "fragment" ? `${name}FragmentDoc` : `${capitalised(name)}Document`);
    if (document === undefined) isWhole = false;
    return document === undefined ? call : withSharedFragments(document, fragments);
  });
  if (!isWhole) return source;
  const imported = [...fragments].map((name) => `${name} as ${local(name)}`).join(", ");
  return inlined.replace(IMPORT, fragments.size === 0 ? "" : `import { ${imported} } from "#gql/fragments";`);
};

/** The document as code; the fragments that it names are added to `fragments`. */
function withSharedFragments(document, fragments) {
  const definitions = JSON.parse(document).definitions.map((definition) => {
    if (definition.kind !== "FragmentDefinition") return JSON.stringify(definition);
    fragments.add(definition.name.value);
    return local(definition.name.value);
  });
  return `{"kind":"Document","definitions":[${definitions.join(",")}]}`;
}

/** Not the name of a fragment's type, which the file may use too. */
function local(fragment) {
  return `shared${fragment}`;
}

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
