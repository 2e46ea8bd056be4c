import { useEffect } from "react";

/** A file let go beside the thread would be opened by the browser in the desk's place: it is turned away instead. */
export function useStrayDrops(): void {
  useEffect(() => {
    const turnAway = (event: DragEvent): void => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    window.addEventListener("dragover", turnAway);
    window.addEventListener("drop", turnAway);
    return () => {
      window.removeEventListener("dragover", turnAway);
      window.removeEventListener("drop", turnAway);
    };
  }, []);
}
