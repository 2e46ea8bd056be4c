import { ListMembers } from "../../../../../features/settings/lists/list-members.tsx";

export default async function ContactListPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ListMembers id={id} />;
}
