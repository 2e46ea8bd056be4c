import type { GraphQLResolveInfo } from "graphql";
import type { FieldExpansion, LeafField } from "graphql-jit";

/** The fields an operation asks of an object; null when it does not ask for the object, `all` when that is not known. */
export type AskedFields = ReadonlySet<string> | "all" | null;

/** What the compiler of operations worked out once for each of them; absent where an operation is walked instead. */
type Informed = GraphQLResolveInfo & { readonly fieldExpansion?: FieldExpansion };

/** What an operation asks of the object that stands at `path` below the field being resolved. */
export function askedFields({ fieldExpansion }: Informed, path: readonly string[]): AskedFields {
  if (fieldExpansion === undefined) return "all";
  let at: readonly FieldExpansion[] = [fieldExpansion];
  for (const step of path) {
    at = at.flatMap(Object.values).flatMap((fields: Readonly<Record<string, FieldExpansion | LeafField>>) => {
      const below = fields[step];
      return below === undefined ? [] : [below as FieldExpansion];
    });
  }
  if (at.length === 0) return null;
  const names = at.flatMap(Object.values).flatMap((fields) => Object.keys(fields as object));
  return new Set(names.filter((name) => !name.startsWith("__")));
}
