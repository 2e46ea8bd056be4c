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
    const ask = async () => setNewBuild(await otherBuild());
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [isLive, newBuild]);

  return newBuild;
}

/** Whether the server serves another build than this page came from; false while it cannot say. */
export async function isOutdated(): Promise<boolean> {
  return (await otherBuild()) !== null;
}

/** The build that the server serves, when it is not this page's. */
async function otherBuild(): Promise<string | null> {
  const loaded = document.documentElement.dataset.build;
  const served = await servedBuild();
  return served !== null && loaded !== undefined && served !== loaded ? served : null;
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
