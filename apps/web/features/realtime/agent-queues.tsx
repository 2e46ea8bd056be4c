"use client";
import { Fragment } from "react";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import styles from "./realtime.module.css";

/** The queues an agent belongs to; those they are signed out of are struck through. */
export function AgentQueues({ agent }: { agent: RealtimeAgentFragment }) {
  const text = useText();
  const signedOut = new Set(agent.signedOutQueues.map(({ id }) => id));
  return agent.queues.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ", "}
      {signedOut.has(id) ? (
        <s className={styles.out} title={text("realtime.signedOutOf", { name })}>
          {name}
          <span className="visually-hidden"> {text("realtime.signedOut")}</span>
        </s>
      ) : (
        name
      )}
    </Fragment>
  ));
}
