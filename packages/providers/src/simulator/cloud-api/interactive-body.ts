/** Session messages with buttons or a list, with the Cloud API's limits. */
import type { ChatButton, ChatContent } from "../control-types.ts";
import { BodyError, type Json, object, objects, optional, required, text } from "./body-error.ts";

export function readInteractive(part: Json): ChatContent {
  const type = text(part.type);
  const action = object(part.action);
  const header = object(part.header);
  const shared = {
    type: "interactive",
    headerText: header.type === "text" ? required(header, "text", "interactive['header']", 60) : null,
    footer: optional(object(part.footer), "text", "interactive['footer']", 60),
  } as const;
  const body = (longest: number) => required(object(part.body), "text", "interactive['body']", longest);
  switch (type) {
    case "button":
      return { ...shared, body: body(1_024), buttons: readButtons(action), list: null };
    case "list":
      return { ...shared, body: body(4_096), buttons: [], list: readList(action) };
    case "cta_url": {
      const parameters = object(action.parameters);
      const button: ChatButton = {
        type: "url",
        text: required(parameters, "display_text", "interactive['action']['parameters']", 20),
        value: required(parameters, "url", "interactive['action']['parameters']", 2_000),
      };
      return { ...shared, body: body(1_024), buttons: [button], list: null };
    }
    case "flow":
    case "location_request_message":
    case "product":
    case "product_list":
    case "catalog_message": {
      const label = text(object(action.parameters).flow_cta) ?? type;
      return { ...shared, body: body(1_024), buttons: [{ type: "other", text: label, value: null }], list: null };
    }
    default:
      throw new BodyError(100, "Param interactive['type'] must be one of {BUTTON, LIST, CTA_URL, FLOW, …}.");
  }
}

function readButtons(action: Json): ChatButton[] {
  const buttons = objects(action.buttons).map((button, index): ChatButton => {
    const reply = object(button.reply);
    const path = `interactive['action']['buttons'][${index}]['reply']`;
    return { type: "quick_reply", text: required(reply, "title", path, 20), value: required(reply, "id", path, 256) };
  });
  if (buttons.length < 1 || buttons.length > 3)
    throw new BodyError(
      131009,
      "Parameter value is not valid",
      "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3",
    );
  if (new Set(buttons.map((button) => button.text)).size < buttons.length)
    throw new BodyError(131009, "Parameter value is not valid", "Duplicated button titles");
  return buttons;
}

function readList(action: Json): NonNullable<Extract<ChatContent, { type: "interactive" }>["list"]> {
  const sections = objects(action.sections);
  const rows = sections.flatMap((section, at) => {
    if (sections.length > 1) required(section, "title", `interactive['action']['sections'][${at}]`, 24);
    return objects(section.rows).map((row, index) => {
      const path = `interactive['action']['sections'][${at}]['rows'][${index}]`;
      return {
        id: required(row, "id", path, 200),
        title: required(row, "title", path, 24),
        description: optional(row, "description", path, 72),
      };
    });
  });
  if (sections.length < 1 || sections.length > 10 || rows.length < 1 || rows.length > 10)
    throw new BodyError(131009, "Parameter value is not valid", "Total row count exceed max allowed count: 10");
  return { button: required(action, "button", "interactive['action']", 20), rows };
}
