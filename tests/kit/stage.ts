/** What browser tests stand on: set before the first test of a file, struck after the last. */
import { type Browser, startBrowser } from "./browser.ts";
import { type Scenario, scenarioOn } from "./scenario.ts";
import { type Parley, type ParleyOptions, startParley } from "./server.ts";

/** A running Parley with the console's pages, people and accounts for the asking, and a browser. */
export interface Stage extends Omit<Parley, "stop"> {
  readonly scenario: Scenario;
  readonly browser: Browser;
}

export interface StageOptions<Prepared extends object> extends Pick<ParleyOptions, "demo"> {
  /** Makes what all tests of the file need besides; `ends` closes what it starts, before the browser and Parley end. */
  readonly prepare?: (stage: Stage, ends: AsyncDisposableStack) => Promise<Prepared>;
}

/** Patience for a busy machine. */
const SET_WITHIN_MS = 240_000;

/**
 * Sets the stage for the tests of this file and strikes it after them, also when it was set half way or too slowly.
 * Nothing is on it before they begin: whoever reads it earlier is told so.
 */
export function setStage<Prepared extends object = object>(options: StageOptions<Prepared> = {}): Stage & Prepared {
  const { demo = false, prepare } = options;
  const ends = new AsyncDisposableStack();
  const onStage = {};

  beforeAll(async () => {
    const starting = [startParley({ demo, pages: true }), startBrowser()] as const;
    // One that starts too late, or after the other failed, is ended all the same.
    ends.defer(() => starting[0].then((parley) => parley.stop(), notStarted));
    ends.defer(() => starting[1].then((browser) => browser.close(), notStarted));
    const [parley, browser] = await Promise.all(starting);
    const stage: Stage = { ...parley, browser, scenario: await scenarioOn(parley) };
    Object.assign(onStage, stage, await prepare?.(stage, ends));
  }, SET_WITHIN_MS);
  afterAll(() => ends.disposeAsync());

  return new Proxy(onStage as Stage & Prepared, {
    get(it, name) {
      if (!(name in it)) throw new Error(`${String(name)} is not on the stage before the tests begin`);
      return Reflect.get(it, name);
    },
  });
}

const notStarted = () => undefined;
