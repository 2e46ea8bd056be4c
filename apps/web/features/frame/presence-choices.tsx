"use client";
import { useQuery } from "@apollo/client/react";
import { Loader, Menu } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import type { Viewer } from "../../lib/session/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import styles from "./presence-menu.module.css";
import { PresenceChoicesQuery, SetQueueSignInMutation } from "./presence-operations.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Read afresh whenever the menu opens: reasons and queues are the administrators' to change. */
export function PresenceChoices(props: {
  readonly pause: Viewer["user"]["pause"] | null;
  readonly onPause: (input: { paused: boolean; pauseId?: string }) => void;
}) {
  const { pause = null, onPause } = props;
  const text = useText();
  const { data, error } = useQuery(PresenceChoicesQuery, { fetchPolicy: "cache-and-network" });
  const user = data?.viewer?.user;

  return (
    <>
      {pause?.isAutomatic ? <Menu.Label>{text("frame.pausedAutomatically")}</Menu.Label> : null}
      {pause && !pause.isAutomatic ? (
        <Menu.Item leftSection={<IconPlayerPlay size="1rem" aria-hidden />} onClick={() => onPause({ paused: false })}>
          {text("frame.unpause")}
        </Menu.Item>
      ) : null}
      <Menu.Label>{pause ? text("frame.pauseChange") : text("frame.pauseHint")}</Menu.Label>
      {pause && !pause.isAutomatic && pause.name === null ? null : (
        <PauseItem label={text("frame.pauseNone")} onClick={() => onPause({ paused: true })} />
      )}
      {(data?.pauses ?? [])
        .filter(({ name }) => pause?.isAutomatic || name !== pause?.name)
        .map(({ id, name }) => (
          <PauseItem
            key={id}
            label={text("frame.pauseWith", { pause: name })}
            onClick={() => onPause({ paused: true, pauseId: id })}
          />
        ))}
      {data === undefined ? (
        <Menu.Label>{error ? text("frame.pausesFailed") : <Loader size="xs" type="dots" />}</Menu.Label>
      ) : null}
      {user && user.queues.length > 0 ? <QueueSwitches queues={user.queues} signedOut={user.signedOutQueues} /> : null}
    </>
  );
}

function PauseItem({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Menu.Item leftSection={<IconPlayerPause size="1rem" aria-hidden />} onClick={onClick}>
      {label}
    </Menu.Item>
  );
}

/** Signed in to a queue or out of it, a member all the same. The menu stays open: often it is more than one. */
function QueueSwitches({
  queues,
  signedOut,
}: {
  readonly queues: readonly Named[];
  readonly signedOut: readonly Named[];
}) {
  const text = useText();
  const notices = useNotices();
  const [setSignIn, isSending] = useMutationAnswer(SetQueueSignInMutation);
  const out = new Set(signedOut.map(({ id }) => id));

  const handleSwitch = async (queueId: string, isSignedIn: boolean): Promise<void> => {
    if (isSending) return;
    const answer = (await setSignIn({ input: { queueId, isSignedIn } }))?.setQueueSignIn;
    if (answer === undefined) notices.failed("failure.offline");
    else if (answer.__typename !== "QueueSignInSet") notices.refused(answer.message);
  };

  return (
    <>
      <Menu.Divider />
      <Menu.Label>{text("frame.myQueues")}</Menu.Label>
      {queues.map(({ id, name }) => (
        <Menu.CheckboxItem
          key={id}
          checked={!out.has(id)}
          closeMenuOnClick={false}
          onChange={(isSignedIn) => void handleSwitch(id, isSignedIn)}
          rightSection={out.has(id) ? <span className={styles.hint}>{text("frame.queueOut")}</span> : null}
        >
          {name}
        </Menu.CheckboxItem>
      ))}
    </>
  );
}
