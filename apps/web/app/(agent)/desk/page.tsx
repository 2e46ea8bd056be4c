import { prefetchThread } from "../../../features/desk/desk-prefetch.ts";
import { DeskScreen } from "../../../features/desk/desk-screen.tsx";
import { titled } from "../../../lib/messages/words.ts";
import { HydrateCache } from "../../../lib/prefetch/hydrate-cache.tsx";

export const generateMetadata = titled("desk", "desk.title");

export default async function DeskPage(props: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { interaction } = await props.searchParams;
  return (
    <HydrateCache of={await prefetchThread([interaction].flat()[0])}>
      <DeskScreen />
    </HydrateCache>
  );
}
