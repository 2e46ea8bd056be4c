/**
 * How an agent wants to be alerted. Kept by this browser, for each agent who uses it: how loud, and whether the
 * system may show notifications, is a matter of the machine, of its speakers and of the permission it was given.
 */
import { useCallback, useMemo } from "react";
import { useLocalStorage } from "../../../lib/local-storage.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { SOUND_NAMES, type SoundName } from "./sounds.ts";

export interface AlertPreferences {
  readonly isSoundOn: boolean;
  readonly sound: SoundName;
  /** 0 to 100. */
  readonly volume: number;
  readonly isDesktopOn: boolean;
}

export const DEFAULT_ALERTS: AlertPreferences = { isSoundOn: true, sound: "chime", volume: 60, isDesktopOn: false };

/** What was kept, each part that makes no sense replaced by its default. */
export function readAlerts(kept: string | null): AlertPreferences {
  const found = parsed(kept);
  const { isSoundOn, sound, volume, isDesktopOn } = DEFAULT_ALERTS;
  return {
    isSoundOn: typeof found.isSoundOn === "boolean" ? found.isSoundOn : isSoundOn,
    sound: SOUND_NAMES.find((name) => name === found.sound) ?? sound,
    volume: typeof found.volume === "number" && found.volume >= 0 && found.volume <= 100 ? found.volume : volume,
    isDesktopOn: typeof found.isDesktopOn === "boolean" ? found.isDesktopOn : isDesktopOn,
  };
}

function parsed(kept: string | null): Partial<Record<keyof AlertPreferences, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** The signed-in agent's preferences, and how to change some of them. */
export function useAlertPreferences(): readonly [AlertPreferences, (change: Partial<AlertPreferences>) => void] {
  const [kept, keep] = useLocalStorage(`parley.alerts.${useViewer().user.id}`);
  const alerts = useMemo(() => readAlerts(kept), [kept]);
  const change = useCallback(
    (changed: Partial<AlertPreferences>) => keep((now) => JSON.stringify({ ...readAlerts(now), ...changed })),
    [keep],
  );
  return [alerts, change];
}
