/** A page in the browser that the tests use, with what can only be measured inside it. */
import type { CDPSession, Page } from "playwright-core";
import { type Browser, startBrowser } from "../../kit/browser.ts";
import { unpackBrowser } from "../../kit/unpack-browser.mjs";
import type { Place } from "../bench.ts";

export interface MeasuredPage {
  readonly page: Page;
  /** Bytes of all scripts that have arrived so far, as they came over the wire, with their heads. */
  scriptBytes(): number;
  /** Milliseconds from the navigation to the largest thing painted so far. */
  largestPaintMs(): Promise<number>;
  /** Of the tasks since the last asking, the longest, in milliseconds; the browser tells of those over 50 alone, else 0. */
  longestTaskMs(): Promise<number>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** A session's cookie, `name=value`. */
  readonly cookie?: string;
  /** How many times slower the processor is made for this page; 1 unless told. */
  readonly slowed?: number;
}

/** A browser for one benchmark, closed after it. */
export async function benchBrowser(place: Place): Promise<Browser> {
  process.env.PARLEY_TEST_BROWSER = JSON.stringify(unpackBrowser());
  const browser = await startBrowser();
  place.leave(() => browser.close());
  return browser;
}

/** Opens the address in a window that has nothing cached yet; resolves when its document is there. */
export async function openMeasured(
  browser: Browser,
  url: string,
  { cookie, slowed = 1 }: PageOptions = {},
): Promise<MeasuredPage> {
  const { page, context } = await browser.open("about:blank");
  if (cookie !== undefined) {
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url }]);
  }
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  const scripts = await countScripts(devtools);
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: "commit" });
  return {
    page,
    scriptBytes: () => scripts.bytes,
    largestPaintMs: () => page.evaluate(() => (globalThis as unknown as Observed).observed.largestPaintMs),
    longestTaskMs: () =>
      page.evaluate(() => {
        const { observed } = globalThis as unknown as Observed;
        const longest = observed.longestTaskMs;
        observed.longestTaskMs = 0;
        return longest;
      }),
    close: () => context.close(),
  };
}

interface Observed {
  readonly observed: { largestPaintMs: number; longestTaskMs: number };
}

/** Runs in the page before anything of it does. */
function observe(): void {
  const observed = { largestPaintMs: Number.NaN, longestTaskMs: 0 };
  Object.assign(globalThis, { observed });
  const largest = new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) observed.largestPaintMs = startTime;
  });
  largest.observe({ type: "largest-contentful-paint", buffered: true });
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.longestTaskMs = Math.max(observed.longestTaskMs, duration);
  });
  tasks.observe({ type: "longtask", buffered: true });
}

async function countScripts(devtools: CDPSession): Promise<{ readonly bytes: number }> {
  const counted = { bytes: 0 };
  const scripts = new Set<string>();
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.delete(requestId)) counted.bytes += encodedDataLength;
  });
  await devtools.send("Network.enable");
  return counted;
}
