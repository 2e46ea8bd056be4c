/** Which tables a source file writes and reads, as far as its text says. */
import ts from "typescript";

/** The tables there are, and the entities by the names that code calls them. */
export interface KnownTables {
  readonly tables: ReadonlySet<string>;
  /** `AccountEntity` → `account`. */
  readonly byEntity: ReadonlyMap<string, string>;
}

export interface TableUse {
  readonly writes: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
  /** Whether it holds SQL: a text, a piece of one, or a query that is built. */
  readonly hasSql: boolean;
  /** Whether it names a table by a variable, so that nobody can tell which. */
  readonly hasUnnamedTable: boolean;
}

const WRITING_BUILDERS = new Set(["insertInto", "updateTable", "deleteFrom", "mergeInto", "replaceInto"]);
const READING_BUILDERS = new Set([
  "selectFrom",
  "innerJoin",
  "leftJoin",
  "rightJoin",
  "fullJoin",
  "crossJoin",
  "innerJoinLateral",
  "leftJoinLateral",
  "crossJoinLateral",
]);
/** Names that other things have too: only a table's name as their argument tells. */
const MAYBE_READING_BUILDERS = new Set(["from", "using"]);
const WRITING_METHODS = new Set([
  "create",
  "insert",
  "insertMany",
  "upsert",
  "upsertMany",
  "nativeUpdate",
  "nativeDelete",
  "assign",
]);

const STATEMENT =
  /^\s*(?:select\b[\s\S]*\bfrom\b|insert\s+into\b|update\s+\S+[\s\S]*\bset\b|delete\s+from\b|truncate\b|with\s+\w+\s+as\b)/i;

/** What a source file does with tables. */
export function tableUse(source: string, known: KnownTables): TableUse {
  const writes = new Set<string>();
  const reads = new Set<string>();
  let hasSql = false;
  let hasUnnamedTable = false;

  const readSql = (text: string) => {
    hasSql = true;
    const used = tablesInSql(text);
    for (const table of used.writes) if (known.tables.has(table)) writes.add(table);
    for (const table of used.reads) if (known.tables.has(table)) reads.add(table);
  };
  const useTables = (argument: ts.Expression | undefined, into: Set<string>) => {
    for (const named of argument && ts.isArrayLiteralExpression(argument) ? argument.elements : [argument]) {
      if (named !== undefined && ts.isStringLiteralLike(named)) into.add(named.text.split(/\s/)[0] ?? "");
      else if (named !== undefined && ts.isIdentifier(named)) hasUnnamedTable = true;
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText())) readSql(textOf(node.template));
    else if (ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)) {
      const text = textOf(node);
      if (!ts.isTaggedTemplateExpression(node.parent) && STATEMENT.test(text)) readSql(text);
    } else if (ts.isPropertyAssignment(node) && node.name.getText() === "table") {
      // `pageByName({ table: "account" })`: the platform's queries over a table that is named to them.
      if (ts.isStringLiteralLike(node.initializer) && known.tables.has(node.initializer.text)) {
        reads.add(node.initializer.text);
      }
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const method = node.expression.name.text;
      const [first] = node.arguments;
      if (WRITING_BUILDERS.has(method) || READING_BUILDERS.has(method)) {
        hasSql = true;
        useTables(first, WRITING_BUILDERS.has(method) ? writes : reads);
      } else if (MAYBE_READING_BUILDERS.has(method) && first !== undefined && ts.isStringLiteralLike(first)) {
        const [table = ""] = first.text.split(/\s/);
        if (known.tables.has(table)) reads.add(table);
      } else if (node.expression.expression.getText() === "sql") {
        if (method === "table" && (first === undefined || !ts.isStringLiteralLike(first))) hasUnnamedTable = true;
        hasSql = true;
      }
    } else if (ts.isIdentifier(node) && known.byEntity.has(node.text)) {
      const call = node.parent;
      const isWritten =
        ts.isCallExpression(call) &&
        call.arguments.some((argument) => argument === node) &&
        ts.isPropertyAccessExpression(call.expression) &&
        WRITING_METHODS.has(call.expression.name.text);
      (isWritten ? writes : reads).add(known.byEntity.get(node.text) ?? "");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true));
  return { writes, reads, hasSql, hasUnnamedTable };
}

/** A template's text: `sql.table("name")` stands for the name, any other value for itself. */
function textOf(template: ts.TemplateLiteral | ts.StringLiteralLike): string {
  if (!ts.isTemplateExpression(template)) return template.text;
  return [
    template.head.text,
    ...template.templateSpans.flatMap(({ expression, literal }) => [
      /^sql\.table\("(\w+)"\)$/.exec(expression.getText())?.[1] ?? "$",
      literal.text,
    ]),
  ].join("");
}

const TOKEN = /"?[a-z_]\w*"?(?:\."?[a-z_]\w*"?)*|[(),;$]/gi;
const FROM_ENDS = new Set([
  "where",
  "group",
  "order",
  "limit",
  "offset",
  "having",
  "window",
  "union",
  "except",
  "intersect",
  "for",
  "returning",
  "set",
  "select",
]);

/** The names that stand in an SQL text where a table's name does; names of its own `with` clauses among them. */
function tablesInSql(text: string): { readonly writes: ReadonlySet<string>; readonly reads: ReadonlySet<string> } {
  const writes = new Set<string>();
  const reads = new Set<string>();
  const tokens = text.replaceAll(/--[^\n]*/g, " ").replaceAll(/'(?:[^']|'')*'/g, " $ ");
  const words = [...tokens.matchAll(TOKEN)].map(([word]) => word.replaceAll('"', "").toLowerCase());
  /** By depth of parentheses: whether a list of tables is being read there. */
  const inFrom: boolean[] = [false];
  const name = (at: number): string => {
    const word = words[at] ?? "";
    return ["only", "lateral", "table"].includes(word) ? name(at + 1) : word.replace(/^public\./, "");
  };
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    const depth = inFrom.length - 1;
    if (word === "(") inFrom.push(false);
    else if (word === ")") {
      if (depth > 0) inFrom.pop();
    } else if (word === "," && inFrom[depth]) reads.add(name(at + 1));
    else if (word === "into" && (before === "insert" || before === "merge")) writes.add(name(at + 1));
    else if (word === "truncate") writes.add(name(at + 1));
    else if (word === "update" && !["for", "key", "do"].includes(before ?? "")) writes.add(name(at + 1));
    else if (word === "from" && before === "delete") writes.add(name(at + 1));
    else if (word === "from" && before === "distinct") continue;
    else if (word === "from" || word === "join" || word === "using") {
      reads.add(name(at + 1));
      if (word !== "join") inFrom[depth] = true;
    } else if (FROM_ENDS.has(word)) inFrom[depth] = false;
  }
  return { writes, reads };
}
