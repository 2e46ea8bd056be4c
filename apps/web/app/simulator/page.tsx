import { SimulatorScreen } from "../../features/simulator/index.ts";
import { Messages } from "../../lib/messages/index.ts";
import { titled, words } from "../../lib/messages/words.ts";

export const generateMetadata = titled("simulator", "simulator.title");

export default async function SimulatorPage() {
  return (
    <Messages of={await words("simulator")}>
      <SimulatorScreen />
    </Messages>
  );
}
