/** The demo: people, accounts on the simulator, and a past, so that no screen is empty. */
export { DEMO_PASSWORD } from "./fixed.ts";
export { type Demo, type DemoDeps, startDemo } from "./start-demo.ts";
export { lockDemo } from "./users.ts";
