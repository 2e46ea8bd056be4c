"use client";
import { useQuery } from "@apollo/client/react";
import { useRouter } from "next/navigation";
import { Messages, useText } from "../../lib/messages/index.ts";
import deskWords from "../desk/en.json";
import { InteractionReader } from "../desk/index.ts";
import { Page } from "../frame/index.ts";
import { InteractionQuery } from "./operations.ts";

const messages = [deskWords];

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
      <Messages of={messages}>
        <InteractionReader
          key={id}
          interactionId={id}
          onLeave={() => router.push("/interactions")}
          onSelect={(other) => router.push(`/interactions/${other}`)}
        />
      </Messages>
    </Page>
  );
}
