export { clockSpan } from "./clock-span.ts";
export { compareClocks } from "./server-clock.ts";
export { useServerNow } from "./use-server-now.ts";
