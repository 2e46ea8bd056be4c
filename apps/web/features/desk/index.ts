export { AgentLive } from "./agent-live.tsx";
export { DeskScreen } from "./desk-screen.tsx";
export { InteractionReader } from "./interaction-reader.tsx";
