import {
  DEFAULT_NOTIFICATION_TEMPLATE,
  NOTIFICATION_LENGTH_MAX,
  NOTIFICATION_TEMPLATE_LENGTH_MAX,
  NOTIFICATION_VARIABLES,
} from "@parley/schema";
import { type NotificationView, plainNotification, renderNotification } from "./notification.ts";
import { previewNotification } from "./notification-preview.ts";
import { readNotificationTemplate, wrongInNotificationTemplate } from "./notification-template.ts";

const view: NotificationView = {
  account: { name: "Shop", key: "SHOP", phone: "39021234567" },
  queue: { name: "Support" },
  contact: { name: "Maria", mobile: "393471234567", phone: "393471234567", username: null },
  list: { name: "Customers" },
  interaction: { number: 7, reason: "plan_queue" },
  message: { text: "Hello", type: "text" },
  agent: { name: "Ana" },
};
const plain = (template: string, over: Partial<NotificationView> = {}): string =>
  plainNotification(renderNotification(template, { ...view, ...over }));

describe("filling in", () => {
  test("the default names account, queue and number, and leaves out the queue when there is none", () => {
    expect(plain(DEFAULT_NOTIFICATION_TEMPLATE)).toBe("Shop\nSupport\n393471234567");
    expect(plain(DEFAULT_NOTIFICATION_TEMPLATE, { queue: null })).toBe("Shop\n393471234567");
  });

  test("every variable of the published list leads to a value", () => {
    const full = { ...view, contact: { ...view.contact, username: "maria" } };
    for (const [of, names] of Object.entries(NOTIFICATION_VARIABLES))
      for (const name of names) expect(plain(`<{{${of}.${name}}}>`, full)).not.toBe("<>");
  });

  test.each([
    ["Hi {{nobody}}{{contact.nothing}}!", "Hi !"],
    ["{{#contact.username}}@{{contact.username}}{{/contact.username}}none", "none"],
    ["{{^queue}}direct{{/queue}}{{#queue}}via {{name}}{{/queue}}", "via Support"],
    ["  {{account.key}}  \n\n\n  x  ", "SHOP\nx"],
    ["{{#contact}}{{.}}{{/contact}}!", "!"],
  ])("%j reads %j", (template, expected) => expect(plain(template)).toBe(expected));

  test("a template that cannot be read shows the default", () =>
    expect(plain("{{#queue}}")).toBe("Shop\nSupport\n393471234567"));
});

describe("safety", () => {
  test.each([
    "constructor",
    "__proto__",
    "toString",
    "contact.constructor",
    "contact.__proto__",
    "contact.name.length",
    "hasOwnProperty",
  ])("{{%s}} reaches nothing but own properties", (name) =>
    expect(plain(`<{{${name}}}{{{${name}}}}{{#${name}}}x{{/${name}}}>{{account.key}}`)).toBe("<>SHOP"),
  );

  test("what a customer is called or writes is text, whatever it looks like", () => {
    const name = "{{account.name}} *x* _y_ <b>&amp;</b>";
    const contact = { ...view.contact, name };
    for (const template of ["{{contact.name}}", "{{{contact.name}}}", "{{&contact.name}}"])
      expect(renderNotification(template, { ...view, contact })).toEqual([{ text: name, bold: false, italic: false }]);
  });

  test("a function in a view is not called", () => {
    const queue = { name: (() => "called") as unknown as string };
    expect(plain("<{{#queue.name}}inner{{/queue.name}}{{queue.name}}>", { queue })).toBe("<>");
  });

  test("a long message is cut", () => {
    const message = { text: "x".repeat(100_000), type: "text" };
    expect(plain("{{message.text}}{{message.text}}", { message })).toHaveLength(NOTIFICATION_LENGTH_MAX);
  });
});

test("the administrator's bold and italic are runs, one inside the other too", () => {
  expect(renderNotification("*{{account.name}}* a_b_c\n_*new* {{contact.name}}_", view)).toEqual([
    { text: "Shop", bold: true, italic: false },
    { text: " a_b_c\n", bold: false, italic: false },
    { text: "new", bold: true, italic: true },
    { text: " Maria", bold: false, italic: true },
  ]);
});

describe("problems at their place", () => {
  test.each([
    ["a\n{{account.name", 2, 1, "no }}"],
    ["{{#queue}}\n{{#list}}x{{/queue}}", 2, 1, "“list” is not ended"],
    ["one\ntwo {{#queue}}x", 2, 5, "“queue” is not ended"],
    ["x\n\n {{/queue}}", 3, 2, "not begun"],
    ["{{> other}}", 1, 1, "templates inside templates"],
    ["{{=<% %>=}}", 1, 1, "delimiters"],
    ["a {{}}", 1, 3, "name of a variable"],
    [`${"{{#queue}}".repeat(12)}x${"{{/queue}}".repeat(12)}`, 1, 101, "inside each other"],
    ["{{account.name}}".repeat(201).slice(0, 16 * 201), 1, 2_001, "characters"],
    ["{{.}}".repeat(201), 1, 1, "tags"],
  ])("%j: line %i, column %i", (template, line, column, words) => {
    const [problem] = readNotificationTemplate(template).problems;
    expect(problem).toMatchObject({ line, column, isError: true });
    expect(problem?.message).toContain(words);
    expect(wrongInNotificationTemplate("template", template)).toMatchObject([
      { path: "template", message: expect.stringContaining(`Line ${line}: `) },
    ]);
  });

  test("a name that leads nowhere is a warning with a guess, and can be saved", () => {
    const { problems } = readNotificationTemplate("{{account.name}}\n{{Contact.Mobile}}");
    expect(problems).toEqual([expect.objectContaining({ line: 2, column: 1, isError: false })]);
    expect(problems[0]?.message).toContain("contact.mobile");
    expect(wrongInNotificationTemplate("template", "{{Contact.Mobile}}")).toEqual([]);
  });

  test("the longest template allowed is read", () =>
    expect(wrongInNotificationTemplate("template", "x".repeat(NOTIFICATION_TEMPLATE_LENGTH_MAX))).toEqual([]));
});

test("the preview: the account's own names, an invented customer, with a queue and without", () => {
  const sample = { account: view.account, list: { name: "Customers" }, throughQueue: true };
  expect(previewNotification("", sample).text).toBe("Shop\nSupport\n393471234567");
  expect(previewNotification("", { ...sample, throughQueue: false }).text).toBe("Shop\n393471234567");
  expect(previewNotification("{{#queue}}", sample)).toMatchObject({
    text: "",
    runs: [],
    problems: [{ isError: true }],
  });
});
