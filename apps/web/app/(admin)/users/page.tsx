import { UserList } from "../../../features/users/user-list.tsx";

export default function UsersPage() {
  return <UserList />;
}
