import { DeskScreen } from "../../../features/desk/desk-screen.tsx";
import { titled } from "../../../lib/messages/words.ts";

export const generateMetadata = titled("desk", "desk.title");

export default function DeskPage() {
  return <DeskScreen />;
}
