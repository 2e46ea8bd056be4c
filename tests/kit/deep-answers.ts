/** Questions that go deeper than one operation may: asked in parts. */
import { type DocumentNode, Kind, parse, print, type SelectionNode, type SelectionSetNode, visit } from "graphql";
import type { Client } from "./clients.ts";
import { postGraphql, type RawAnswer } from "./raw-graphql.ts";

/**
 * The answers to a document: to it whole where it fits, else to its parts, each with one branch of it. A part that has one
 * branch only and is still too much (lists inside lists inside lists) is answered with its refusal.
 */
export async function deepAnswers(client: Client, query: string, variables: object): Promise<readonly RawAnswer[]> {
  const answer = await postGraphql(client, { query, variables });
  const parts = isTooMuch(answer) ? partsOf(query) : [];
  if (parts.length === 0) return [answer];
  const answers: RawAnswer[] = [];
  for (const part of parts) answers.push(...(await deepAnswers(client, part, variables)));
  return answers;
}

/** Whether an operation was refused for its size. */
export function isTooMuch({ json }: RawAnswer): boolean {
  return json?.errors?.some(({ extensions }) => extensions !== undefined && "limit" in extensions) ?? false;
}

/** A document for each branch where it branches first; none where it does not. */
function partsOf(query: string): readonly string[] {
  const document = parse(query);
  const branching = firstBranching(document);
  if (branching === null) return [];
  const branches = branching.selections.filter(hasSelections);
  return branches.map((branch) =>
    print(
      visit(document, {
        SelectionSet: (set) =>
          set === branching
            ? { ...set, selections: set.selections.filter((one) => one === branch || !hasSelections(one)) }
            : undefined,
      }),
    ),
  );
}

function firstBranching({ definitions: [operation] }: DocumentNode): SelectionSetNode | null {
  let set = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
  while (set !== undefined) {
    const branches: SelectionNode[] = set.selections.filter(hasSelections);
    if (branches.length > 1) return set;
    const [only] = branches;
    set = only !== undefined && "selectionSet" in only ? only.selectionSet : undefined;
  }
  return null;
}

function hasSelections(selection: SelectionNode): boolean {
  return "selectionSet" in selection && selection.selectionSet !== undefined;
}
