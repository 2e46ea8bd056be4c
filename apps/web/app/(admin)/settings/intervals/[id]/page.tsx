import { IntervalSettings } from "../../../../../features/settings/intervals/interval-settings.tsx";

export default async function IntervalPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <IntervalSettings id={id} />;
}
