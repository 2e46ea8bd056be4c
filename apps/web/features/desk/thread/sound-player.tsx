import { ActionIcon, Anchor, Slider, Text, UnstyledButton } from "@mantine/core";
import { IconMicrophone, IconMusic, IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { clockSpan } from "../../../lib/clock/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { chooseSpeed, nextSpeed, playsNow, type Speed, speedChosen } from "./playback.ts";
import styles from "./sound-player.module.css";

/** A voice note or a sound: play and pause, where one is, and how fast. */
export function SoundPlayer({
  url,
  label,
  isVoice,
  durationSeconds,
}: {
  readonly url: string;
  readonly label: string;
  readonly isVoice: boolean;
  /** Null until the browser has read it. */
  readonly durationSeconds: number | null;
}) {
  const text = useText();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(durationSeconds ?? 0);
  const [speed, setSpeed] = useState<Speed>(1);
  const [isBroken, setBroken] = useState(false);
  const Kind = isVoice ? IconMicrophone : IconMusic;

  const handleToggle = () => {
    const element = audio.current;
    if (element === null) return;
    if (!element.paused) return element.pause();
    handleSpeed(speedChosen());
    void element.play().catch(() => setBroken(true));
  };
  const handleSeek = (seconds: number) => {
    if (audio.current !== null) audio.current.currentTime = seconds;
    setAt(seconds);
  };
  const handleSpeed = (chosen: Speed) => {
    chooseSpeed(chosen);
    setSpeed(chosen);
    if (audio.current !== null) audio.current.playbackRate = chosen;
  };

  return (
    <span className={styles.player} data-testid="sound-player">
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onLoadedMetadata={({ currentTarget: { duration } }) => Number.isFinite(duration) && setLength(duration)}
        onDurationChange={({ currentTarget: { duration } }) => Number.isFinite(duration) && setLength(duration)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onPlay={({ currentTarget }) => {
          playsNow(currentTarget);
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onError={() => setBroken(true)}
      >
        <track kind="captions" />
      </audio>
      <ActionIcon
        variant="filled"
        color="accent"
        radius="xl"
        size="lg"
        disabled={isBroken}
        aria-label={text(isPlaying ? "desk.player.pause" : "desk.player.play", { name: label })}
        onClick={handleToggle}
      >
        {isPlaying ? (
          <IconPlayerPauseFilled size="1rem" aria-hidden />
        ) : (
          <IconPlayerPlayFilled size="1rem" aria-hidden />
        )}
      </ActionIcon>
      {isBroken ? (
        <span className={styles.broken}>
          <Text span size="xs">
            {text("desk.player.broken")}
          </Text>
          <Anchor href={url} download={label} size="xs" inherit={false}>
            {text("desk.media.download")}
          </Anchor>
        </span>
      ) : (
        <>
          <Slider
            className={styles.track}
            size="xs"
            thumbSize={12}
            min={0}
            max={Math.max(length, 0.1)}
            step={0.1}
            value={Math.min(at, length)}
            label={null}
            thumbLabel={text("desk.player.position")}
            thumbProps={{ "aria-valuetext": `${clockSpan(at * 1_000)} / ${clockSpan(length * 1_000)}` }}
            onChange={handleSeek}
          />
          <span className={styles.time}>{clockSpan((isPlaying || at > 0 ? at : length) * 1_000)}</span>
          <UnstyledButton
            className={styles.speed}
            aria-label={text("desk.player.speed", { speed })}
            onClick={() => handleSpeed(nextSpeed(speed))}
          >
            {speed}×
          </UnstyledButton>
        </>
      )}
      <Kind className={styles.kind} size="1rem" aria-hidden />
    </span>
  );
}
