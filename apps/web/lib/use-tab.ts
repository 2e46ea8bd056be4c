"use client";
import { useSearchParams } from "next/navigation";

/** The chosen tab, kept in the address (`?tab=`) so that it can be linked, reloaded and gone back to. */
export function useTab<Name extends string>(names: readonly [Name, ...Name[]]): [Name, (name: Name) => void] {
  const asked = useSearchParams().get("tab");
  const current = names.find((name) => name === asked) ?? names[0];

  function choose(name: Name) {
    const url = new URL(window.location.href);
    url.searchParams.set("tab", name);
    window.history.replaceState(null, "", url);
  }

  return [current, choose];
}
