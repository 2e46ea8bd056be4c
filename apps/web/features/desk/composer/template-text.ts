/** A template's body with its variables filled. Pure. */

/** The body as the customer will read it; a variable without a value stays visible as `{{name}}`. */
export function templatePreview(body: string, variables: readonly string[], values: readonly string[]): string {
  return body.replace(/\{\{\s*([\w.]+)\s*\}\}/gu, (placeholder, name: string) => {
    const value = values[variables.indexOf(name)]?.trim() ?? "";
    return value === "" ? placeholder : value;
  });
}

export interface FillValues {
  readonly contact: string;
  readonly agent: string;
  readonly account: string;
}

/** `{{contact.name}}`, `{{agent.name}}` and `{{account.name}}` of a canned answer; other placeholders stay. */
export function filledAnswer(text: string, { contact, agent, account }: FillValues): string {
  const known = new Map([
    ["contact.name", contact],
    ["agent.name", agent],
    ["agent.alias", agent],
    ["account.name", account],
  ]);
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/gu, (placeholder, name: string) => known.get(name) ?? placeholder);
}
