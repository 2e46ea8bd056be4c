export type { LiveEvent, LiveState } from "./connection.ts";
export {
  LiveProvider,
  useLiveConnection,
  useLiveEvents,
  useLiveResync,
  useLiveState,
  useStopLive,
} from "./context.tsx";
