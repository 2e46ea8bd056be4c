import mustache from "mustache";

/** What an account's notification template may name (NOT-03): its own properties only, no functions. */
export interface NotificationView {
  readonly account: { readonly name: string; readonly key: string };
  readonly queue: { readonly name: string } | null;
  readonly contact: { readonly name: string; readonly mobile: string };
  readonly list: { readonly name: string } | null;
  readonly interaction: { readonly number: number; readonly reason: string };
  readonly message: { readonly text: string } | null;
  readonly agent: { readonly name: string };
}

const MOST_CHARACTERS = 1_000;

/** The notification in plain lines; nothing is markup, so nothing needs escaping. A template that cannot be read shows the sender. */
export function renderNotification(template: string, view: NotificationView): string {
  try {
    const text = mustache.render(template, view, {}, { escape: String });
    const lines = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    return lines.join("\n").slice(0, MOST_CHARACTERS);
  } catch {
    return `${view.account.name}\n${view.contact.mobile}`;
  }
}
