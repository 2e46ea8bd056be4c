/** A conversation with everything that is hard to lay out: every kind of message, long words, other scripts. */

import type { Agent } from "../../kit/agent.ts";
import type { CustomerContent, SayOptions } from "../../kit/clients-simulator.ts";
import { eventually } from "../../kit/eventually.ts";
import { newPhone, type Scenario } from "../../kit/scenario.ts";
import { silentWav } from "../../kit/silent-wav.ts";

/** The demo's account at Meta, which carries every kind. */
export const META_ACCOUNT = "01900000-0000-7de0-8004-000000000003";
export const LONG_NAME = "Maria-Alessandra Montefeltro della Rovere 🌿 Bentivoglio";

/** The customer writes, the agent takes it and answers: the interaction's id. `photo` is a PNG. */
export async function crowdedThread({ vendors }: Scenario, agent: Agent, photo: Buffer): Promise<string> {
  const from = newPhone();
  const says = async (content: CustomerContent, options: SayOptions = {}): Promise<string> =>
    (await vendors.say({ numberId: META_ACCOUNT, from }, content, { phoneName: LONG_NAME, ...options })).messageId;
  const text = (words: string, options?: SayOptions) => says({ type: "text", text: words }, options);
  const image = { base64: photo.toString("base64"), mimeType: "image/png" };

  const first = await text("Buongiorno! Vorrei sapere quando arriva il mio ordine 20418, l'ho pagato giovedì scorso.");
  const [offer] = await eventually(
    () => agent.offers(),
    (found) => expect(found).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  const id = offer?.interaction.id ?? "";
  await agent.opensTab(id);
  await agent.writes(id, "Buongiorno Maria, controllo subito e Le scrivo appena il corriere mi risponde.");
  await agent.client.must(
    "addNote",
    {
      interactionId: id,
      text: "Called the courier: the parcel is at the depot. Ask again at four.",
      clientMessageId: `note-${id}`,
    },
    ["MessageSent", "sentMessage { id }"],
  );
  await says({ type: "image", media: image, caption: "This is what the page told me" });
  await says({ type: "voice", media: { base64: silentWav(8), mimeType: "audio/wav" } });
  await says({
    type: "document",
    media: {
      base64: Buffer.from("%PDF-1.4 invoice").toString("base64"),
      mimeType: "application/pdf",
      fileName: "invoice-2026-000000000000000000000000000000000000000000-final-final.pdf",
    },
  });
  await says({
    type: "location",
    latitude: 44.4949,
    longitude: 11.3426,
    name: "Piazza Maggiore",
    address: "40124 Bologna",
  });
  await says({ type: "contacts", contacts: [{ name: "Rita Levi", phones: ["+39051000000"], organisation: "Lago" }] });
  await text(
    "https://example.test/orders/20418/a-very-long-address-that-has-no-place-to-break/and-goes-on-and-on?with=parameters&more=of-them",
  );
  await text("مرحبا، أين طلبي؟ أحتاجه قبل يوم الجمعة");
  await text("Also, about this:", { replyTo: first });
  await says({
    type: "order",
    catalogId: "summer",
    lines: [{ productId: "lamp-blue", quantity: 2, price: 89, currency: "EUR" }],
  });
  const taken = await text("never mind");
  await says({ type: "revoke", target: taken });
  await says({ type: "unsupported" });
  const thanks = await text("Grazie mille 🙏 buona giornata");
  await says({ type: "reaction", target: thanks, emoji: "❤️" });
  await agent.writes(id, "Arriva domani entro mezzogiorno: ha vinto il corriere 🙂");
  await eventually(
    () => agent.thread(id),
    (lines) => expect(lines.at(-1)?.status).toMatch(/DELIVERED|READ/),
  );
  await vendors.phone(from, { onWhatsApp: false });
  await agent.writes(id, "Le mando anche il link per seguirlo.");
  await eventually(
    () => agent.thread(id),
    (lines) => expect(lines.some(({ status }) => status === "FAILED")).toBe(true),
  );
  return id;
}
