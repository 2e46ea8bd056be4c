/** What a page in the browser plays, as somebody before it hears it. */
import type { BrowserContext, Page } from "playwright-core";

/** Has every page of this browser listen to what it plays: `heard` tells. Before the page is opened. */
export async function listenTo(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connect = AudioNode.prototype.connect as (...to: unknown[]) => AudioNode;
    const ears = new Map<BaseAudioContext, AnalyserNode>();
    const earOf = (it: BaseAudioContext): AnalyserNode => {
      const ear = ears.get(it) ?? it.createAnalyser();
      if (!ears.has(it)) connect.call(ear, it.destination);
      ear.fftSize = 32_768;
      ears.set(it, ear);
      return ear;
    };
    AudioNode.prototype.connect = function (this: AudioNode, to: unknown, ...rest: unknown[]) {
      return connect.call(this, to === this.context.destination ? earOf(this.context) : to, ...rest);
    } as AudioNode["connect"];
    Object.assign(window, {
      heard: () =>
        [...ears.values()].map((ear) => {
          const wave = new Float32Array(ear.fftSize);
          ear.getFloatTimeDomainData(wave);
          return { state: ear.context.state, peak: wave.reduce((most, it) => Math.max(most, Math.abs(it)), 0) };
        }),
    });
  });
}

/**
 * Keeps pages of this browser silent until their first click, as browsers do with people. With a driven browser they do
 * not: each look of the driver at a page counts as its click.
 */
export async function silentUntilClicked(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let isClicked = false;
    window.addEventListener("pointerdown", ({ isTrusted }) => (isClicked ||= isTrusted), { capture: true });
    const activation = {
      get hasBeenActive() {
        return isClicked;
      },
    };
    Object.defineProperty(navigator, "userActivation", { value: activation });
    const resume = AudioContext.prototype.resume;
    AudioContext.prototype.resume = function () {
      return isClicked ? resume.call(this) : new Promise(() => undefined);
    };
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        if (!isClicked) void this.suspend();
      }
    };
  });
}

/** The loudest that a page plays now, 0 to 1: in the last three quarters of a second, of a running audio context. */
export async function loudness(page: Page): Promise<number> {
  const heard = await page.evaluate(() =>
    (window as unknown as { heard: () => { state: string; peak: number }[] }).heard(),
  );
  return Math.max(0, ...heard.filter(({ state }) => state === "running").map(({ peak }) => peak));
}
