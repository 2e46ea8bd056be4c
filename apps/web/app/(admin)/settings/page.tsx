import { Suspense } from "react";
import { SettingsScreen } from "../../../features/settings/settings-screen.tsx";

export default function SettingsPage() {
  return (
    <Suspense>
      <SettingsScreen />
    </Suspense>
  );
}
