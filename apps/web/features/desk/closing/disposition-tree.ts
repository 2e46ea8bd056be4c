/** Walking the dispositions, at most three levels (R11, DSP-02). Pure. */

export interface DispositionNode {
  readonly id: string;
  readonly name: string;
  readonly children: readonly DispositionNode[];
}

/** The chosen nodes from the root down, for the ids chosen so far; stops where an id is no longer there. */
export function chosenPath<Node extends DispositionNode>(
  roots: readonly Node[],
  ids: readonly string[],
): readonly Node[] {
  const path: Node[] = [];
  let level: readonly DispositionNode[] = roots;
  for (const id of ids) {
    const node = level.find((candidate) => candidate.id === id);
    if (node === undefined) break;
    path.push(node as Node);
    level = node.children;
  }
  return path;
}

/** The columns to show: the roots, then the children of each chosen node that has any. */
export function columns(
  roots: readonly DispositionNode[],
  ids: readonly string[],
): readonly (readonly DispositionNode[])[] {
  const deeper = chosenPath(roots, ids)
    .map(({ children }) => children)
    .filter((children) => children.length > 0);
  return [roots, ...deeper];
}
