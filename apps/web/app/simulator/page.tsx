import { notFound } from "next/navigation";
import { SimulatorScreen } from "../../features/simulator/index.ts";
import { Messages } from "../../lib/messages/index.ts";
import { titled, words } from "../../lib/messages/words.ts";

export const generateMetadata = titled("simulator", "simulator.title");

/** There only where the demo runs: it writes as anybody's customer. */
export default async function SimulatorPage() {
  if (process.env.DEMO !== "1") notFound();
  return (
    <Messages of={await words("simulator")}>
      <SimulatorScreen />
    </Messages>
  );
}
