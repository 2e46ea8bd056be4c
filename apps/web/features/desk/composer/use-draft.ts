import { useCallback, useEffect, useRef, useState } from "react";
import { useViewer } from "../../../lib/session/index.ts";
import { type Draft, readDraft, writeDraft } from "./drafts.ts";
import { browserKeep } from "./outbox-context.tsx";

const WRITE_AFTER_MS = 300;

/** The words begun in this interaction: kept while typing, over a change of interaction and over a reload (MSG-07). */
export function useDraft(interactionId: string) {
  const agentId = useViewer().user.id;
  const [draft, setDraft] = useState<Draft>(() => readDraft(browserKeep(), agentId, interactionId));
  const newest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    writeDraft(browserKeep(), agentId, interactionId, newest.current);
  }, [agentId, interactionId]);

  useEffect(() => {
    window.addEventListener("pagehide", write);
    return () => {
      window.removeEventListener("pagehide", write);
      write();
    };
  }, [write]);

  const change = useCallback(
    (changes: Partial<Draft>) => {
      newest.current = { ...newest.current, ...changes };
      setDraft(newest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(write, WRITE_AFTER_MS);
    },
    [write],
  );

  /** The words as they are at this instant, taken out: a second call finds none. */
  const take = useCallback((): string => {
    const { text } = newest.current;
    newest.current = { ...newest.current, text: "" };
    setDraft(newest.current);
    write();
    return text;
  }, [write]);

  /** Gives words back, before what was written since. */
  const restore = useCallback(
    (words: string, isNote: boolean) => {
      const since = newest.current.text;
      change({ text: since === "" ? words : `${words}\n${since}`, isNote });
    },
    [change],
  );

  return { draft, change, take, restore };
}
