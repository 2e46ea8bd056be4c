"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useAction, useActionKeys } from "../../lib/actions/index.ts";
import type { Place } from "./commands.tsx";

const Commands = dynamic(() => import("./commands.tsx").then((module) => module.Commands), { ssr: false });
const Shortcuts = dynamic(() => import("./shortcuts.tsx").then((module) => module.Shortcuts), { ssr: false });

/** What can be done here: by name with Ctrl+K, all its keys with `?`. Both are fetched when first asked for. */
export function Palette({ places }: { readonly places: readonly Place[] }) {
  const [shown, setShown] = useState<"commands" | "shortcuts" | null>(null);
  useActionKeys();
  useAction({ id: "commands", label: "frame.commands", keys: ["mod+k"], run: () => setShown("commands") });
  useAction({ id: "shortcuts", label: "frame.shortcuts", keys: ["?"], run: () => setShown("shortcuts") });

  const handleClose = () => setShown(null);
  if (shown === "commands") return <Commands places={places} onClose={handleClose} />;
  return shown === "shortcuts" ? <Shortcuts onClose={handleClose} /> : null;
}
