export { AgentLive } from "./agent-live.tsx";
export { DeskScreen } from "./desk-screen.tsx";
