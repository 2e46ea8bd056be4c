"use client";
import { PageError } from "../features/frame/page-error.tsx";

export default function RouteError({ error, reset }: { error: Error; reset: () => void }) {
  return <PageError of="page" error={error} onRetry={reset} />;
}
