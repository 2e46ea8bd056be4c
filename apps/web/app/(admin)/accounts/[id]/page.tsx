import { AccountSettings } from "../../../../features/accounts/account-settings.tsx";

export default async function AccountPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <AccountSettings id={id} />;
}
