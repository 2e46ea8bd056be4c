import { InteractionScreen } from "../../../../features/interactions/interaction-screen.tsx";

export default async function InteractionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <InteractionScreen id={id} />;
}
