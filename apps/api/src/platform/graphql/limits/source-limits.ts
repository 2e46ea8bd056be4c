import { Lexer, Source, TokenKind } from "graphql";
import { beyond, type DocumentLimits } from "./operation-limits.ts";

const OPENS = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Throws what makes a text too large or too deep to be parsed. One pass without recursion over at most the allowed
 * characters; where the text has no tokens, graphql-js's syntax error.
 */
export function checkSource(text: string, limits: DocumentLimits): void {
  if (text.length > limits.characters) throw beyond("characters", limits, text.length);
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  let directives = 0;
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    tokens += 1;
    if (tokens > limits.tokens) throw beyond("tokens", limits);
    if (OPENS.has(kind)) nesting += 1;
    if (CLOSES.has(kind)) nesting -= 1;
    if (nesting > limits.nesting) throw beyond("nesting", limits);
    if (kind === TokenKind.AT) directives += 1;
    if (directives > limits.directives) throw beyond("directives", limits);
  }
}
