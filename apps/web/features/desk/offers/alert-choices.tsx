"use client";
import { Alert, Button, Group, Select, Slider, Stack, Switch, Text } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import { useAlertPreferences } from "./alert-preferences.ts";
import styles from "./alert-settings.module.css";
import { type DesktopPermission, useDesktopPermission } from "./desktop-notification.ts";
import { playOnce, unlockSound } from "./sound-player.ts";
import { SOUND_NAMES } from "./sounds.ts";

/** Sound, which and how loud, and notifications of the computer. */
export function AlertChoices() {
  const text = useText();
  const [alerts, change] = useAlertPreferences();
  const { isSoundOn, sound, volume, isDesktopOn } = alerts;
  const [permission, ask] = useDesktopPermission();

  const handleDesktop = async (wanted: boolean): Promise<void> => {
    if (!wanted) return change({ isDesktopOn: false });
    change({ isDesktopOn: (await ask()) === "granted" });
  };

  return (
    <Stack gap="md">
      <Switch
        label={text("desk.alerts.sound")}
        description={text("desk.alerts.soundHint")}
        checked={isSoundOn}
        onChange={(event) => {
          unlockSound();
          change({ isSoundOn: event.currentTarget.checked });
        }}
      />
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <Select
          className={styles.sound}
          size="xs"
          label={text("desk.alerts.which")}
          comboboxProps={{ withinPortal: false }}
          allowDeselect={false}
          disabled={!isSoundOn}
          data={SOUND_NAMES.map((name) => ({ value: name, label: text(`desk.alerts.sound.${name}`) }))}
          value={sound}
          onChange={(chosen) => {
            const next = SOUND_NAMES.find((name) => name === chosen) ?? sound;
            change({ sound: next });
            void playOnce({ sound: next, volume });
          }}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!isSoundOn}
          leftSection={<IconPlayerPlay size="0.875rem" aria-hidden />}
          onClick={() => void playOnce({ sound, volume })}
        >
          {text("desk.alerts.test")}
        </Button>
      </Group>
      <div>
        <Text size="xs" fw={500} id="alert-volume">
          {text("desk.alerts.volume", { volume })}
        </Text>
        <Slider
          size="sm"
          thumbProps={{ "aria-labelledby": "alert-volume" }}
          label={null}
          min={0}
          max={100}
          step={5}
          disabled={!isSoundOn}
          value={volume}
          onChange={(next) => change({ volume: next })}
          onChangeEnd={(next) => void playOnce({ sound, volume: next })}
        />
      </div>
      <Desktop isOn={isDesktopOn} permission={permission} onChange={(wanted) => void handleDesktop(wanted)} />
    </Stack>
  );
}

function Desktop({
  isOn,
  permission,
  onChange,
}: {
  readonly isOn: boolean;
  readonly permission: DesktopPermission;
  readonly onChange: (isOn: boolean) => void;
}) {
  const text = useText();
  const isPossible = permission === "default" || permission === "granted";
  return (
    <>
      <Switch
        label={text("desk.alerts.desktop")}
        description={text("desk.alerts.desktopHint")}
        disabled={!isPossible}
        checked={isOn && permission === "granted"}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {isPossible ? null : (
        <Alert color="caution" p="xs">
          <Text size="xs">{text(`desk.alerts.desktop.${permission}`)}</Text>
        </Alert>
      )}
    </>
  );
}
