/** What is measured inside a page, where no message to the browser comes between. */
import type { Page } from "playwright-core";

/** Types the words and sends them with Enter: milliseconds from the key until a frame that shows them is out. */
export async function enterToSeen(page: Page, words: string): Promise<number> {
  await page.keyboard.type(words);
  const seen = page.evaluate(
    (expected) =>
      new Promise<number>((resolve) => {
        let pressedAt = Number.NaN;
        const handleKey = ({ timeStamp }: KeyboardEvent) => {
          pressedAt = timeStamp;
        };
        addEventListener("keydown", handleKey, { capture: true, once: true });
        const changes = new MutationObserver((records) => {
          const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
          if (!added.some(({ textContent }) => textContent?.includes(expected))) return;
          changes.disconnect();
          requestAnimationFrame(() => {
            // A task posted in a frame runs once that frame has been drawn.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - pressedAt);
            port2.postMessage(null);
          });
        });
        changes.observe(document.body, { childList: true, subtree: true });
      }),
    words,
  );
  // Its listeners stand before the key is pressed.
  await page.evaluate(() => undefined);
  await page.keyboard.press("Enter");
  return seen;
}

/** Scrolls by a screenful each frame, up or down, until nothing more comes at that end. */
export async function scrollThrough(page: Page, frame: string, direction: "up" | "down"): Promise<void> {
  await page.evaluate(
    ([selector, towards]) =>
      new Promise<void>((resolve, reject) => {
        const stillMs = 5_000;
        let movedAt = performance.now();
        let known = Number.NaN;
        const step = () => {
          const element = document.querySelector(selector ?? "");
          if (element === null) return reject(new Error(`There is no ${selector}`));
          const before = element.scrollTop;
          element.scrollTop += (towards === "up" ? -1 : 1) * element.clientHeight;
          const hasMoved = Math.abs(element.scrollTop - before) > 1 || element.scrollHeight !== known;
          known = element.scrollHeight;
          if (hasMoved) movedAt = performance.now();
          if (performance.now() - movedAt > stillMs) return resolve();
          requestAnimationFrame(step);
        };
        step();
      }),
    [frame, direction] as const,
  );
}
