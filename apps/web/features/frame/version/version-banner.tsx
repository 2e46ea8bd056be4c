"use client";
import { Button } from "@mantine/core";
import { useDocumentVisibility, useIdle } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { type TypedFields, watchTyping } from "./unsent.ts";
import { useNewBuild } from "./use-new-build.ts";
import styles from "./version-banner.module.css";

const IDLE_MS = 5 * 60_000;
/** How often a page that nobody looks at or uses is tried again: an upload may have ended. */
const AGAIN_MS = 10_000;

/** After an upgrade: offers the new version, and takes it by itself while nobody would notice and nothing would be lost. */
export function VersionBanner() {
  const text = useText();
  const newBuild = useNewBuild();
  const isIdle = useIdle(IDLE_MS, { initialState: false });
  const isHidden = useDocumentVisibility() === "hidden";
  const isUnused = isIdle || isHidden;

  const [typed, setTyped] = useState<TypedFields | null>(null);
  useEffect(() => {
    const fields = watchTyping(document);
    setTyped(fields);
    return fields.stop;
  }, []);

  useEffect(() => {
    if (!isUnused || typed === null || newBuild === null) return;
    const tryIt = () => {
      if (!typed.hasUnsent() && isFirstReload(newBuild)) window.location.reload();
    };
    tryIt();
    const timer = setInterval(tryIt, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isUnused, typed, newBuild]);

  if (newBuild === null) return null;
  return (
    <aside className={styles.banner} aria-label={text("frame.newVersion")}>
      <span role="status">{text("frame.newVersion")}</span>
      <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
        {text("frame.reload")}
      </Button>
    </aside>
  );
}

/** One reload of its own for a build: servers of two builds behind one address must not have a page reload for ever. */
function isFirstReload(build: string): boolean {
  const key = "parley.reloadedFor";
  try {
    if (sessionStorage.getItem(key) === build) return false;
    sessionStorage.setItem(key, build);
    return true;
  } catch {
    return false;
  }
}
