import { SetUp } from "../../../features/sign-in/set-up.tsx";

export default function SetUpPage() {
  return <SetUp />;
}
