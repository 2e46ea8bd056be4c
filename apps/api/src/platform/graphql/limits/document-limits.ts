import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { beyond, type DocumentLimits, type Limit } from "./operation-limits.ts";

type Fragments = ReadonlyMap<string, SelectionSetNode>;

/**
 * Throws what makes a parsed document too costly to be validated: graphql-js compares every two fields of one name in one
 * place, and walks fragments as deep as they go. Returns how many selections its operations have, fragments in place.
 */
export function checkDocument({ definitions }: DocumentNode, limits: DocumentLimits): number {
  check("definitions", definitions.length, limits);
  const fragments = new Map<string, SelectionSetNode>();
  const operations: SelectionSetNode[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition.selectionSet);
  }
  const { selections, unused } = measure(operations, fragments, limits);
  for (const operation of operations) checkRepeats([operation], true, fragments, limits);
  // Validation compares their fields too before it says that nobody spreads them.
  for (const fragment of unused) checkRepeats([fragment], false, fragments, limits);
  return selections;
}

function check(limit: Limit, actual: number, limits: DocumentLimits): void {
  if (actual > limits[limit]) throw beyond(limit, limits, actual);
}

interface Extent {
  readonly depth: number;
  /** Fields, spreads and inline fragments. */
  readonly selections: number;
}

const NOTHING: Extent = { depth: 0, selections: 0 };

/**
 * Measures how far selections reach with fragments in place, each fragment once, so that time follows the document's length.
 * `selections` are those of all operations; `unused` the fragments that none of them reaches.
 */
function measure(
  operations: readonly SelectionSetNode[],
  fragments: Fragments,
  limits: DocumentLimits,
): { readonly selections: number; readonly unused: readonly SelectionSetNode[] } {
  const known = new Map<string, Extent | "being measured">();

  function ofSet({ selections }: SelectionSetNode, above: number): Extent {
    check("depth", above + 1, limits);
    const below = selections.map((selection) => ofSelection(selection, above + 1));
    return {
      depth: 1 + Math.max(...below.map(({ depth }) => depth)),
      selections: selections.length + below.reduce((sum, extent) => sum + extent.selections, 0),
    };
  }

  function ofSelection(selection: SelectionNode, above: number): Extent {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value, above);
    return selection.selectionSet === undefined ? NOTHING : ofSet(selection.selectionSet, above);
  }

  function ofFragment(name: string, above: number): Extent {
    const set = fragments.get(name);
    if (set === undefined) return NOTHING;
    const extent = known.get(name);
    if (extent === "being measured") throw containsItself(name);
    if (extent !== undefined) {
      check("depth", above + extent.depth, limits);
      return extent;
    }
    known.set(name, "being measured");
    const measured = ofSet(set, above);
    known.set(name, measured);
    return measured;
  }

  let total = 0;
  for (const operation of operations) {
    const { selections } = ofSet(operation, 0);
    check("selections", selections, limits);
    total += selections;
  }
  const unused = [...fragments].filter(([name]) => !known.has(name));
  for (const [name] of unused) check("selections", ofFragment(name, 0).selections, limits);
  return { selections: total, unused: unused.map(([, set]) => set) };
}

/** In validation's words and with its code, for its own look at such fragments comes too late. */
function containsItself(name: string): GraphQLError {
  const extensions = { code: "GRAPHQL_VALIDATION_FAILED" };
  return new GraphQLError(`Cannot spread fragment "${name}" within itself.`, { extensions });
}

/** Looks at selections that answer into one object, merged as they would be: no field and no name may stand there too often. */
function checkRepeats(
  sets: readonly SelectionSetNode[],
  isRoot: boolean,
  fragments: Fragments,
  limits: DocumentLimits,
): void {
  const below = new Map<string, SelectionSetNode[]>();
  const times = new Map<string, number>();
  const fields: FieldNode[] = [];
  for (const set of sets) collectFields(set, fragments, fields);
  if (isRoot) check("roots", fields.length, limits);
  for (const { name, alias, selectionSet } of fields) {
    const answeredAs = alias?.value ?? name.value;
    for (const counted of [`field ${name.value}`, `name ${answeredAs}`]) {
      const count = (times.get(counted) ?? 0) + 1;
      check("repeats", count, limits);
      times.set(counted, count);
    }
    if (selectionSet === undefined) continue;
    const merged = below.get(answeredAs);
    if (merged === undefined) below.set(answeredAs, [selectionSet]);
    else merged.push(selectionSet);
  }
  for (const merged of below.values()) checkRepeats(merged, false, fragments, limits);
}

function collectFields({ selections }: SelectionSetNode, fragments: Fragments, into: FieldNode[]): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) into.push(selection);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collectFields(selection.selectionSet, fragments, into);
    else {
      const fragment = fragments.get(selection.name.value);
      if (fragment !== undefined) collectFields(fragment, fragments, into);
    }
  }
}
