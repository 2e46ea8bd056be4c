/** Pauses: why an agent takes no new offers, since when, and what closing an interaction sets by itself (R7, R11). */
import { PauseResolver } from "./graphql/pause.resolver.ts";

export { endDisposingOf } from "./disposing.ts";
export type { PausesContext } from "./graphql/context.ts";
export { createPauseLoaders, type PauseLoaders } from "./loaders.ts";
export { type Pauses, type PausesDeps, startPauses } from "./pauses.ts";
export { findPause, isPause, pauseUser, unpauseUser } from "./pausing.ts";
export type { PauseRow } from "./persistence/pauses.ts";

export const pauseResolvers = [PauseResolver] as const;
