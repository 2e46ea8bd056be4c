import type { Metadata } from "next";
import { Suspense } from "react";
import { DeskScreen } from "../../../features/desk/index.ts";

export const metadata: Metadata = { title: "Desk" };

export default function DeskPage() {
  return (
    <Suspense>
      <DeskScreen />
    </Suspense>
  );
}
