import { TABS_MAX } from "@parley/schema/plain";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { graphql } from "#gql";
import type { LiveInteractionFragment } from "#gql/types";
import { useAction } from "../../../lib/actions/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { tabBeside, tabsOf, tabToLeave } from "./desk-tabs.ts";

const CloseTabMutation = graphql(`
  mutation CloseTab($id: ID!) {
    closeTab(input: { interactionId: $id }) {
      __typename
      ... on InteractionOpened {
        interaction {
          ...LiveInteraction
        }
      }
    }
  }
`);

export interface DeskTabs {
  readonly tabs: readonly LiveInteractionFragment[];
  /** Puts the tab away; its interaction stays open and owned. */
  close(interactionId: string): void;
}

/**
 * The desk's tabs. The interaction itself says whether its tab is open, so a reload and a second window show the
 * same ones, and routing knows them (R8): a tab put away in one window leaves the others too.
 */
export function useTabs(
  owned: readonly LiveInteractionFragment[] | undefined,
  shownId: string | null,
  onShow: (interactionId: string | null) => void,
): DeskTabs {
  const text = useText();
  const notices = useNotices();
  const tabs = useMemo(() => tabsOf(owned ?? []), [owned]);
  const [closeTab] = useMutationAnswer(CloseTabMutation);

  const put = useCallback(
    async (id: string): Promise<boolean> => {
      const isDone = (await closeTab({ id }))?.closeTab.__typename === "InteractionOpened";
      if (!isDone) notices.refused(text("desk.tabs.notClosed"));
      return isDone;
    },
    [closeTab, notices, text],
  );
  const close = useCallback(
    (id: string) => {
      if (id === shownId) onShow(tabBeside(tabs, id, 1)?.id ?? null);
      void put(id);
    },
    [onShow, put, shownId, tabs],
  );

  const leaving = tabToLeave(tabs, shownId);
  const putAway = useRef<string | null>(null);
  useEffect(() => {
    // The window one works in decides; the others learn of it.
    if (leaving === null || putAway.current === leaving.id || document.visibilityState !== "visible") return;
    putAway.current = leaving.id;
    void put(leaving.id).then((isDone) => {
      if (isDone) notices.told("desk.tabs.full", { count: TABS_MAX, name: leaving.contact.name });
    });
  }, [leaving, put, notices]);

  const shown = owned?.find(({ id }) => id === shownId);
  const wasOpen = useRef<string | null>(null);
  useEffect(() => {
    if (shown?.isTabOpen) wasOpen.current = shown.id;
    else if (shown !== undefined && wasOpen.current === shown.id) {
      wasOpen.current = null;
      onShow(null);
    } else wasOpen.current = null;
  }, [shown, onShow]);

  const handleBeside = (step: 1 | -1): boolean => {
    const next = tabBeside(tabs, shownId, step);
    if (next !== null) onShow(next.id);
    return next !== null;
  };
  useAction({ id: "desk.nextTab", label: "desk.action.nextTab", keys: ["]"], run: () => handleBeside(1) });
  useAction({ id: "desk.previousTab", label: "desk.action.previousTab", keys: ["["], run: () => handleBeside(-1) });

  return { tabs, close };
}
