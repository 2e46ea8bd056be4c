import { NewAccount } from "../../../../features/accounts/new-account.tsx";

export default function NewAccountPage() {
  return <NewAccount />;
}
