"use client";
import { Alert, Button, CopyButton, Drawer, Group, ScrollArea, Stack, Text } from "@mantine/core";
import { IconCopy, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { graphql } from "#gql";
import type { IngestProblemRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { When } from "../../../ui/when/when.tsx";
import styles from "./problem-drawer.module.css";

const ReplayMutation = graphql(`
  mutation ReplayIngestProblem($input: ReplayIngestProblemInput!) {
    replayIngestProblem(input: $input) {
      __typename
      ... on IngestProblemReplayed {
        id
      }
      ...Refused
    }
  }
`);

/** One body as it came, why it could not be read, and another try. */
export function ProblemDrawer(props: {
  problem: IngestProblemRowFragment;
  onReplayed: () => void;
  onClose: () => void;
}) {
  const { id, reason, payload, provider, receivedAt, account } = props.problem;
  const text = useText();
  const notices = useNotices();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [replay, isSending] = useMutationAnswer(ReplayMutation);

  async function handleReplay() {
    const answer = (await replay({ input: { id } }))?.replayIngestProblem;
    if (answer?.__typename !== "IngestProblemReplayed") return setRefusal(answer?.message ?? text("failure.offline"));
    notices.done("quarantine.replayDone");
    props.onReplayed();
    props.onClose();
  }

  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size="xl"
      title={text("quarantine.one")}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <Stack>
        {refusal && (
          <Alert role="alert" color="danger" title={text("quarantine.stillUnreadable")}>
            {refusal}
          </Alert>
        )}
        <Text>{reason}</Text>
        <Text size="xs" c="dimmed">
          {account?.name ?? text("quarantine.goneAccount")} · {provider} · <When at={receivedAt} />
        </Text>
        <ScrollArea.Autosize mah="60vh" type="auto" className={styles.payload ?? ""}>
          <pre className={styles.text}>{pretty(payload)}</pre>
        </ScrollArea.Autosize>
        <Group>
          <Button
            leftSection={<IconRefresh size="1rem" aria-hidden />}
            loading={isSending}
            onClick={() => void handleReplay()}
          >
            {text("quarantine.replay")}
          </Button>
          <CopyButton value={payload}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={<IconCopy size="1rem" aria-hidden />} onClick={copy}>
                {text(copied ? "common.copied" : "quarantine.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Drawer>
  );
}

/** JSON with its structure visible; anything else as it came. */
function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
