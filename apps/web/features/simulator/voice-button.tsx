import { ActionIcon, Group, Text } from "@mantine/core";
import { IconMicrophone, IconSend2, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../lib/messages/index.ts";
import { sampleVoiceNote } from "./sample-files.ts";
import { useNow } from "./use-now.ts";
import { type Recording, startRecording } from "./voice-recorder.ts";

/** Records a voice note; where there is no microphone it sends a sample. */
export function VoiceButton({ onRecorded }: { readonly onRecorded: (file: File) => void }) {
  const text = useText();
  const [since, setSince] = useState<Date | null>(null);
  const recording = useRef<Recording | null>(null);
  const now = useNow(250, since !== null);
  useEffect(() => () => recording.current?.cancel(), []);

  const handleStart = async (): Promise<void> => {
    recording.current = await startRecording();
    if (recording.current === null) onRecorded(sampleVoiceNote());
    else setSince(new Date());
  };
  const handleFinish = async (isSent: boolean): Promise<void> => {
    const ended = recording.current;
    recording.current = null;
    setSince(null);
    if (!isSent) return ended?.cancel();
    const file = await ended?.finish();
    if (file != null) onRecorded(file);
  };

  if (since === null)
    return (
      <ActionIcon size="lg" radius="xl" aria-label={text("simulator.record")} onClick={() => void handleStart()}>
        <IconMicrophone size="1.25rem" aria-hidden />
      </ActionIcon>
    );
  const seconds = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1_000));
  return (
    <Group gap="2xs" wrap="nowrap" role="status">
      <ActionIcon
        size="lg"
        radius="xl"
        aria-label={text("simulator.record.discard")}
        onClick={() => void handleFinish(false)}
      >
        <IconTrash size="1.125rem" aria-hidden />
      </ActionIcon>
      <Text size="sm" className="tabular" c="danger">
        {`${Math.floor(seconds / 60)}:${(seconds % 60).toString().padStart(2, "0")}`}
      </Text>
      <ActionIcon
        variant="filled"
        color="accent"
        size="lg"
        radius="xl"
        aria-label={text("simulator.send")}
        onClick={() => void handleFinish(true)}
      >
        <IconSend2 size="1.125rem" aria-hidden />
      </ActionIcon>
    </Group>
  );
}
