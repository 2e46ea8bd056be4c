"use client";
import { useText } from "../../lib/messages/index.ts";
import { Page } from "../frame/index.ts";
import { Interactions, useInteractions } from "./interactions.tsx";

/** Every interaction the viewer may see. */
export function InteractionList() {
  const text = useText();
  const list = useInteractions(null);
  const total = list.data?.interactions.totalCount;
  return (
    <Page
      title={text("interactions.title")}
      count={total && text("common.counted", { count: total.value, isExact: String(total.isExact) })}
    >
      <Interactions {...list} />
    </Page>
  );
}
