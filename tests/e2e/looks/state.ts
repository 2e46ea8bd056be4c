/** A state of a page that has to look right: how to get there, and what proves that one is there. */
import type { Locator, Page } from "playwright-core";
import type { Agent } from "../../kit/agent.ts";
import type { BadNetwork } from "../../kit/bad-network.ts";
import type { Scenario } from "../../kit/scenario.ts";

export type Who = "stranger" | "newcomer" | "agent" | "supervisor" | "administrator";

export interface World {
  readonly url: string;
  readonly databaseUrl: string;
  readonly scenario: Scenario;
  /** Who has the agent's window. */
  readonly agent: Agent;
  /** One that the agent owns. */
  readonly interactionId: string;
  /** The same pages through a network that can be cut. */
  readonly network: BadNetwork;
}

export interface State {
  readonly name: string;
  /** In whose window. */
  readonly who: Who;
  /** Of the page that it shows as it opens. */
  readonly path?: string;
  /** Brings the window there, from wherever it is; what must be visible when it is. */
  readonly show: (page: Page, world: World) => Promise<Locator>;
  /** Where it exists at one size only. */
  readonly only?: "wide" | "narrow";
  /** A place that one scrolled to, and that another size of the window loses. */
  readonly isPlace?: boolean;
  /** Puts back what would be in the way of the next state. */
  readonly leave?: (page: Page, world: World) => Promise<unknown>;
}

/** A page as it opens. */
export function opened(name: string, who: Who, path: string, proof: (page: Page) => Locator): State {
  return {
    name,
    who,
    path,
    show: async (page, { url }) => {
      await page.goto(`${url}${path}`);
      return proof(page);
    },
  };
}
