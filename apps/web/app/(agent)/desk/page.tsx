import { threadAhead } from "../../../features/desk/desk-ahead.ts";
import { DeskScreen } from "../../../features/desk/desk-screen.tsx";
import { Known } from "../../../lib/ahead/known.tsx";
import { titled } from "../../../lib/messages/words.ts";

export const generateMetadata = titled("desk", "desk.title");

export default async function DeskPage(props: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { interaction } = await props.searchParams;
  return (
    <Known of={await threadAhead([interaction].flat()[0])}>
      <DeskScreen />
    </Known>
  );
}
