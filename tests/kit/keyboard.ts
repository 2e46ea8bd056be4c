/** A page by its keys alone. */
import type { Locator, Page } from "playwright-core";

/** Presses a key until the element has the focus; throws when it does not get there. */
export async function pressUntilOn(page: Page, key: string, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not get there: ${target}`);
}
