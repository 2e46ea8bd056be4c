"use client";
import { PageError } from "../features/frame/page-error.tsx";

/** After an upgrade of the server an open tab asks for scripts that are gone: only loading the page anew helps. */
export default function RouteError({ error, reset }: { error: Error; reset: () => void }) {
  const isOutdated = error.name === "ChunkLoadError";
  return <PageError onRetry={isOutdated ? () => window.location.reload() : reset} />;
}
