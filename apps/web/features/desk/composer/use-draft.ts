import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveEvents, useLiveResync } from "../../../lib/live/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { DraftQuery, SaveDraftMutation } from "./draft-operations.ts";
import { agreed, type Draft, type KeptDraft, readDraft, writeDraft } from "./drafts.ts";
import { browserKeep } from "./outbox-context.tsx";

/** In this browser at once; at the server when the fingers rest. */
const WRITE_AFTER_MS = 300;
const SAVE_AFTER_MS = 800;

/** The words begun in this interaction: kept while typing, over a reload, offline, and on the agent's other screens. */
export function useDraft(interactionId: string) {
  const agentId = useViewer().user.id;
  const client = useApolloClient();
  const [draft, setDraft] = useState<KeptDraft>(() => readDraft(browserKeep(), agentId, interactionId));
  const newest = useRef(draft);
  const writing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isGone = useRef(false);

  const show = useCallback((shown: KeptDraft) => {
    newest.current = shown;
    setDraft(shown);
  }, []);

  const write = useCallback(() => {
    clearTimeout(writing.current);
    writeDraft(browserKeep(), agentId, interactionId, newest.current);
  }, [agentId, interactionId]);

  const save = useCallback(async () => {
    clearTimeout(saving.current);
    const { text, isNote, isSaved } = newest.current;
    if (isSaved) return;
    const variables = { input: { interactionId, text, isNote } };
    const answer = await client.mutate({ mutation: SaveDraftMutation, variables }).catch(() => null);
    const isStill = newest.current.text === text && newest.current.isNote === isNote;
    if (answer?.data?.saveDraft.__typename !== "DraftSaved" || !isStill) return;
    newest.current = { ...newest.current, isSaved: true };
    write();
  }, [client, interactionId, write]);

  /** Takes over what another screen of the agent's wrote, unless something is being written here. */
  const compare = useCallback(async (): Promise<void> => {
    const before = newest.current;
    const query = { query: DraftQuery, variables: { interactionId }, fetchPolicy: "network-only" } as const;
    const answer = await client.query(query).catch(() => null);
    // A composer that is gone has nothing to compare: another may write meanwhile.
    if (isGone.current || answer?.data === undefined || answer?.data === null) return;
    if (!newest.current.isSaved) return save();
    // Written and saved while the answer was under way: it may tell of the words before.
    if (newest.current !== before) return compare();
    show(agreed(newest.current, answer.data.draft ?? null));
    write();
  }, [client, interactionId, save, show, write]);

  useEffect(() => void compare(), [compare]);
  useLiveEvents(({ kind, interaction }) => {
    if (kind === "DRAFT_CHANGED" && interaction?.id === interactionId) void compare();
  });
  useLiveResync(() => void compare());

  useEffect(() => {
    isGone.current = false;
    window.addEventListener("pagehide", write);
    window.addEventListener("online", save);
    return () => {
      window.removeEventListener("pagehide", write);
      window.removeEventListener("online", save);
      isGone.current = true;
      write();
      void save();
    };
  }, [write, save]);

  const change = useCallback(
    (changes: Partial<Draft>) => {
      show({ ...newest.current, ...changes, isSaved: false });
      clearTimeout(writing.current);
      writing.current = setTimeout(write, WRITE_AFTER_MS);
      clearTimeout(saving.current);
      saving.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    [show, write, save],
  );

  /** The words as they are at this instant, taken out: a second call finds none. */
  const take = useCallback((): string => {
    const { text } = newest.current;
    show({ ...newest.current, text: "", isSaved: false });
    write();
    void save();
    return text;
  }, [show, write, save]);

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
