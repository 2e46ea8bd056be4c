import { RealtimeScreen } from "../../../features/realtime/realtime-screen.tsx";

export default function RealtimePage() {
  return <RealtimeScreen />;
}
