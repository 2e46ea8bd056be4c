import type { Agent } from "../../kit/agent.ts";
import { opened, type State } from "./state.ts";

/** What supervisors see: interactions and people at work. */
export const LEADING: readonly State[] = [
  opened("interactions", "supervisor", "/interactions", (page) => page.getByRole("table").getByRole("link").first()),
  {
    name: "interactions-filtered",
    who: "supervisor",
    async show(page, { url }) {
      await page.goto(`${url}/interactions`);
      await page.getByRole("table").getByRole("link").first().waitFor();
      await page.getByRole("combobox", { name: "Account" }).click();
      return page.getByRole("option", { name: /Studio Lago/ });
    },
  },
  {
    name: "interaction-read",
    who: "supervisor",
    async show(page, { url }) {
      await page.goto(`${url}/interactions`);
      await page.getByRole("table").getByRole("link").first().click();
      await page.waitForURL("**/interactions/*");
      return page.getByTestId("message").first();
    },
  },
  {
    name: "interaction-assign",
    who: "supervisor",
    async show(page, { url, interactionId }) {
      await page.goto(`${url}/interactions/${interactionId}`);
      await page.getByRole("button", { name: "More to do with this interaction" }).click();
      await page.getByRole("menuitem", { name: "Assign to…" }).click();
      return page.getByRole("dialog").getByRole("option").first();
    },
  },
  opened("realtime", "supervisor", "/realtime", (page) =>
    page.getByRole("table", { name: "Agents" }).getByText("Ana Ricci"),
  ),
  {
    name: "realtime-agent-menu",
    who: "supervisor",
    async show(page, { url }) {
      await page.goto(`${url}/realtime`);
      await page.getByRole("button", { name: "More actions for Ana Ricci" }).click();
      return page.getByRole("menuitem", { name: "Pause" });
    },
  },
  {
    name: "realtime-pause-agent",
    who: "supervisor",
    async show(page, { url }) {
      await page.goto(`${url}/realtime`);
      await page.getByRole("button", { name: "More actions for Ana Ricci" }).click();
      await page.getByRole("menuitem", { name: "Pause" }).click();
      return page.getByRole("dialog", { name: "Pause Ana Ricci" });
    },
  },
];

/** One that the agent owns. */
export async function ownedInteraction({ id, client }: Agent): Promise<string> {
  const { interactions } = await client.ask<{ interactions: { edges: readonly { node: { id: string } }[] } }>(
    `query Owned($id: ID!) {
      interactions(first: 1, where: { assignedAgentId: { in: [$id] }, phase: { in: [ASSIGNED] } }) { edges { node { id } } }
    }`,
    { id },
  );
  const [first] = interactions.edges;
  if (first === undefined) throw new Error("The agent owns nothing");
  return first.node.id;
}
