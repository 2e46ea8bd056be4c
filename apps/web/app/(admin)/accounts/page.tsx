import { AccountList } from "../../../features/accounts/account-list.tsx";

export default function AccountsPage() {
  return <AccountList />;
}
