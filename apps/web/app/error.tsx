"use client";
import { PageError } from "../features/frame/page-error.tsx";

export default function RouteError({ reset }: { error: Error; reset: () => void }) {
  return <PageError onRetry={reset} />;
}
