import { NewInterval } from "../../../../../features/settings/intervals/new-interval.tsx";

export default function NewIntervalPage() {
  return <NewInterval />;
}
