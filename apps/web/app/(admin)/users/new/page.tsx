import { NewUser } from "../../../../features/users/new-user.tsx";

export default function NewUserPage() {
  return <NewUser />;
}
