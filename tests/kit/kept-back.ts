/** Answers of the API that come late to a page: older by then than what it has heard. */
import type { Page } from "playwright-core";
import { until } from "./eventually.ts";

export interface KeptBack {
  /** How often the page asked, what was answered at once included. */
  asked(): number;
  /** Lets them go; resolves when the page has them all. */
  release(): Promise<void>;
}

/** Keeps back what the API answers to this operation: the first `howMany` times, or all until they are released. */
export async function keepBack(page: Page, operation: string, howMany = Number.POSITIVE_INFINITY): Promise<KeptBack> {
  const released = Promise.withResolvers<void>();
  let [asked, told] = [0, 0];
  await page.route("**/graphql", async (route) => {
    if (route.request().postData()?.includes(operation) !== true) return route.continue();
    asked += 1;
    if (asked > howMany) return route.continue();
    const response = await route.fetch();
    await released.promise;
    await route.fulfill({ response });
    told += 1;
  });
  return {
    asked: () => asked,
    async release() {
      released.resolve();
      await until(() => told === Math.min(asked, howMany), "the late answers are there");
    },
  };
}
