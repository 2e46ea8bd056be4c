"use client";
import { useState } from "react";
import { useAction, useActionKeys } from "../../lib/actions/index.ts";
import { onDemand } from "../frame/on-demand.tsx";
import type { Place } from "./commands.tsx";

const Commands = onDemand(() => import("./commands.tsx").then((module) => module.Commands));
const Shortcuts = onDemand(() => import("./shortcuts.tsx").then((module) => module.Shortcuts));

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
