import { type DragEvent, useState } from "react";

/** Why files held over the thread cannot be let go there, or that they can. */
export type Welcome = "files" | "note" | "window";

/**
 * Files dragged onto the thread. Those that cannot go are still caught: the browser would open them in the desk's place.
 * `welcomeNow` is asked while they are held; null: nothing can be written here at all.
 */
export function useDroppedFiles(welcomeNow: () => Welcome | null, onFiles: (files: readonly File[]) => void) {
  const [welcome, setWelcome] = useState<Welcome | null>(null);
  const isForUs = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  return {
    /** What to say over the thread; null while nothing is held there. */
    welcome,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!isForUs(event)) return;
        event.preventDefault();
        const now = welcomeNow();
        event.dataTransfer.dropEffect = now === "files" ? "copy" : "none";
        setWelcome(now);
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setWelcome(null);
      },
      onDrop(event: DragEvent) {
        setWelcome(null);
        if (!isForUs(event)) return;
        event.preventDefault();
        if (welcomeNow() === "files") onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
