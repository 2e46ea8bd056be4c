import { useEffect } from "react";
import { amber } from "../../../ui/theme/palette.ts";

/** `(2) Desk · Parley` and a number on the page's icon: seen from another tab. */
export function usePageCount(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    const restoreTitle = countInTitle(count);
    const restoreIcon = countOnIcon(count);
    return () => {
      restoreTitle();
      restoreIcon();
    };
  }, [count]);
}

const COUNTED = /^\(\d+\) /;

function countInTitle(count: number): () => void {
  const show = (): void => {
    const wanted = `(${count}) ${document.title.replace(COUNTED, "")}`;
    if (document.title !== wanted) document.title = wanted;
  };
  show();
  const changes = new MutationObserver(show);
  const title = document.querySelector("title");
  if (title !== null) changes.observe(title, { childList: true });
  return () => {
    changes.disconnect();
    document.title = document.title.replace(COUNTED, "");
  };
}

/** A second icon beside the page's own, which browsers prefer because it comes later; taking it away brings the first back. */
function countOnIcon(count: number): () => void {
  const link = document.createElement("link");
  link.rel = "icon";
  link.type = "image/svg+xml";
  link.dataset.count = String(count);
  link.href = `data:image/svg+xml,${encodeURIComponent(iconWith(count > 9 ? "9+" : String(count)))}`;
  document.head.append(link);
  return () => link.remove();
}

/** Amber as time that expires: the tab's icon is drawn by the browser, outside the page and its theme. */
function iconWith(label: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${amber[4]}"/><text x="16" y="22.5" font-family="system-ui,sans-serif" font-size="18" font-weight="700" text-anchor="middle" fill="${amber[9]}">${label}</text></svg>`;
}
