/** A codegen plugin: which types implement each interface or belong to each union, for the cache's fragment matching. */
export function plugin(schema) {
  const abstract = Object.values(schema.getTypeMap()).filter(
    (type) => type.astNode?.kind === "InterfaceTypeDefinition" || type.astNode?.kind === "UnionTypeDefinition",
  );
  const possible = Object.fromEntries(
    abstract.map((type) => [type.name, schema.getPossibleTypes(type).map((member) => member.name)]),
  );
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possible, null, 2)};\n`;
}
