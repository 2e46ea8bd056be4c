export type { LiveEvent, LiveState } from "./connection.ts";
export {
  LiveProvider,
  useLiveCache,
  useLiveConnection,
  useLiveEvents,
  useLiveResync,
  useLiveState,
  useStopLive,
} from "./context.tsx";
