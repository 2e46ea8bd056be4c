/** A codegen plugin: every fragment's definition once, for the documents that use it to share. */
import { visit } from "graphql";

export function plugin(_schema, documents) {
  const fragments = documents
    .flatMap(({ document }) => document.definitions)
    .filter(({ kind }) => kind === "FragmentDefinition")
    .map((definition) => visit(definition, { enter: withoutPlace }));
  return fragments.map((it) => `export const ${it.name.value} = ${JSON.stringify(it)};`).join("\n");
}

/** Where something stood in its source is nobody's business at run time. */
function withoutPlace({ loc: _loc, ...node }) {
  return node;
}
