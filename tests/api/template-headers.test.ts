/** Templates with a file at their head, through every provider. */
import { randomUUID } from "node:crypto";
import type { Agent } from "../kit/agent.ts";
import { eventually } from "../kit/eventually.ts";
import { PIXEL } from "../kit/pixel.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
});
afterAll(() => parley.stop());

const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

async function upload(agent: Agent, bytes: Buffer, name: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${parley.url}/files`, {
    method: "POST",
    headers: { ...agent.client.headers, "x-parley-csrf": "1" },
    body: form,
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

interface ShownTemplate {
  readonly id: string;
  readonly name: string;
  readonly headerType: string | null;
  readonly headerNeedsFile: boolean;
}

async function templatesOf(account: TestAccount): Promise<readonly ShownTemplate[]> {
  const { templates } = await scenario.administrator.must<{ templates: readonly ShownTemplate[] }>(
    "synchroniseTemplates",
    { accountId: account.id },
    ["TemplatesSynchronised", "templates { id name headerType headerNeedsFile }"],
  );
  return templates;
}

test.each(["twilio", "sinch", "meta", "kaleyra"] as const)(
  "%s: the customer sees the file, and what does not fit is refused before anything is sent",
  async (provider) => {
    const { account, agent, customer } = await scenario.accountWithOneAgent({ provider });
    await customer.says("Where is my invoice?");
    const offers = await eventually(
      () => agent.offers(),
      (found) => expect(found).toHaveLength(1),
    );
    await agent.accepts(offers[0]?.id ?? "");
    const [interaction] = await account.interactions();
    const invoice = (await templatesOf(account)).find(({ name }) => name === "invoice_ready");
    expect(invoice).toMatchObject({ headerType: "document", headerNeedsFile: true });
    const send = (attachmentId: string | null) =>
      agent.client.act<{ __typename: string; fields?: readonly { path: string }[] }>(
        "sendMessage",
        {
          interactionId: interaction?.id,
          clientMessageId: randomUUID(),
          templateId: invoice?.id,
          templateParameters: ["2042-17", "31 March"],
          ...(attachmentId === null ? {} : { attachmentId }),
        },
        { ValidationFailed: "fields { path }", MessageSent: "sentMessage { id type attachment { fileName } }" },
      );

    for (const wrong of [null, await upload(agent, PIXEL, "dot.png")])
      expect(await send(wrong)).toMatchObject({ __typename: "ValidationFailed", fields: [{ path: "attachmentId" }] });
    expect(await send(await upload(agent, PDF, "invoice.pdf"))).toMatchObject({
      __typename: "MessageSent",
      sentMessage: { type: "TEMPLATE", attachment: { fileName: "invoice.pdf" } },
    });

    await eventually(
      () => customer.received(),
      (received) =>
        expect(received.map(({ content }) => content)).toMatchObject([
          {
            type: "template",
            name: "invoice_ready",
            body: "Your invoice 2042-17 of 31 March is attached. Thank you.",
            headerMedia: { kind: "document", sizeBytes: PDF.length },
          },
        ]),
    );
  },
);
