import { useEffect, useState } from "react";
import { useLiveState } from "../../../lib/live/index.ts";

const EVERY_MS = 10 * 60_000;

/**
 * The build that the server serves now, once it is another than this page came from: asked whenever the live connection stands
 * again, for an upgrade breaks it, and every ten minutes.
 */
export function useNewBuild(): string | null {
  const [newBuild, setNewBuild] = useState<string | null>(null);
  const isLive = useLiveState().phase === "live";

  useEffect(() => {
    if (!isLive || newBuild !== null) return;
    const loaded = document.documentElement.dataset.build;
    const ask = async () => {
      const served = await servedBuild();
      if (served !== null && loaded !== undefined && served !== loaded) setNewBuild(served);
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isLive, newBuild]);

  return newBuild;
}

/** Null while the server cannot say. */
async function servedBuild(): Promise<string | null> {
  try {
    const answer = await fetch("/version", { cache: "no-store" });
    const { build }: { build?: unknown } = answer.ok ? await answer.json() : {};
    return typeof build === "string" ? build : null;
  } catch {
    return null;
  }
}
