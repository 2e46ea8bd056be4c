"use client";
import { useQuery } from "@apollo/client/react";
import { useRouter } from "next/navigation";
import { useText } from "../../lib/messages/index.ts";
import { InteractionReader } from "../desk/interaction-reader.tsx";
import { Page } from "../frame/index.ts";
import { InteractionQuery } from "./operations.ts";

/** One interaction, read along: the desk's own thread, which stays current by itself. */
export function InteractionScreen({ id }: { id: string }) {
  const text = useText();
  const router = useRouter();
  const interaction = useQuery(InteractionQuery, { variables: { id } }).data?.interaction;
  return (
    <Page
      title={interaction ? text("interactions.numbered", { number: interaction.number }) : text("interactions.one")}
      parent={{ title: text("interactions.title"), path: "/interactions" }}
      fill
    >
      <InteractionReader
        key={id}
        interactionId={id}
        onLeave={() => router.push("/interactions")}
        onSelect={(other) => router.push(`/interactions/${other}`)}
      />
    </Page>
  );
}
