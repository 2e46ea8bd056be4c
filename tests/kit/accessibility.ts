/** What keeps people out of a page: axe's word on it, pages that have to be scrolled sideways, and what moves. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Axe's serious and critical findings on the page as it stands, each with where it is; of all rules unless told. */
export async function seriousFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Half a megabyte of script: once a page, not once a look.
  const isThere = await page.evaluate(() => "axe" in window);
  // There are no frames of other origins here, so axe need not open a page of its own to join their findings.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ";" } : {}) }).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules === undefined ? {} : { runOnly: [...rules] }),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.join(" ")} ${any[0]?.message ?? ""}`));
}

/** The page, its content and dialogs, as far as they are wider than what shows of them. */
export function scrolledSideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("html, body, #content, [role=dialog]")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map(({ tagName, id, scrollWidth, clientWidth }) => `${tagName}#${id}: ${scrollWidth} in ${clientWidth}`),
  );
}

/** Elements that a transition or an animation would move, by their classes. */
export function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const moves = /all|transform|translate|width|height|top|left|right|bottom|inset|margin/;
    const lasts = (durations: string) => durations.split(",").some((duration) => Number.parseFloat(duration) > 0);
    const running = document
      .getAnimations()
      .map(({ effect }) => (effect instanceof KeyframeEffect ? effect : null))
      .filter((effect) => effect?.getKeyframes().some((frame) => Object.keys(frame).some((name) => moves.test(name))))
      .map((effect) => `runs: ${effect?.target?.className}`);
    const waiting = [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionProperty, transitionDuration } = getComputedStyle(element);
        return moves.test(transitionProperty) && lasts(transitionDuration);
      })
      .map((element) => `would move: ${element.tagName} ${element.className}`);
    return [...new Set([...running, ...waiting])];
  });
}
