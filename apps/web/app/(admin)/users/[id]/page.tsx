import { UserSettings } from "../../../../features/users/user-settings.tsx";

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <UserSettings id={id} />;
}
