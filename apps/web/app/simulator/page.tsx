import type { Metadata } from "next";
import words from "../../features/simulator/en.json" with { type: "json" };
import { SimulatorScreen } from "../../features/simulator/index.ts";
import { Messages } from "../../lib/messages/index.ts";

export const metadata: Metadata = { title: "The customer's phone" };

export default function SimulatorPage() {
  return (
    <Messages of={[words]}>
      <SimulatorScreen />
    </Messages>
  );
}
