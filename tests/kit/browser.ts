/** A real browser, headless, that comes with the packages: several people in windows of their own. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const screenshots = join(dirname(fileURLToPath(import.meta.url)), "../e2e/__screenshots__");

export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that the page complained about: uncaught errors and console errors. */
  readonly complaints: readonly string[];
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly locale?: string;
}

export interface Browser {
  /** A window of a person of their own: no cookie is shared. Desk-sized and light unless told. */
  open(url: string, options?: WindowOptions): Promise<Window>;
  close(): Promise<void>;
}

interface BrowserFiles {
  readonly executable?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Software drawing, no calls home; the sandbox needs rights that a container's root does not have. */
const FLAGS = [
  "--no-sandbox",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--font-render-hinting=none",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--no-pings",
];

/** Starts the browser; it reaches only this machine. */
export async function startBrowser(): Promise<Browser> {
  const { executable, environment } = JSON.parse(process.env.PARLEY_TEST_BROWSER ?? "{}") as BrowserFiles;
  if (executable === undefined)
    throw new Error("Jest's global setup unpacks the browser: run this with Jest in tests/");
  const browser = await chromium.launch({
    executablePath: executable,
    args: FLAGS,
    headless: true,
    env: { ...definedOnly(process.env), ...environment },
  });
  return {
    async open(url, { width = 1366, height = 768, colorScheme = "light", locale = "en-GB" } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale, timezoneId: "UTC" });
      // Patience for a busy machine; nothing is promised by it.
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(url);
      return { page, context, complaints };
    },
    close: () => browser.close(),
  };
}

/** Keeps a picture of the page for a person to look at; gives its path. */
export async function picture(page: Page, name: string): Promise<string> {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
