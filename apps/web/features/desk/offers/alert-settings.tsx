import { ActionIcon, Loader, Popover, Tooltip } from "@mantine/core";
import { IconBell, IconBellOff, IconBellRinging } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import { onDemand } from "../../frame/on-demand.tsx";
import { useAlertPreferences } from "./alert-preferences.ts";
import { useSoundUnlocked } from "./use-ringing.ts";

const AlertChoices = onDemand(
  () => import("./alert-choices.tsx").then((module) => module.AlertChoices),
  () => <Loader size="sm" />,
);
const ICONS = { on: IconBell, off: IconBellOff, blocked: IconBellRinging } as const;

/** The bell above the lists: how offers are heard and seen here. */
export function AlertSettings() {
  const text = useText();
  const [{ isSoundOn }] = useAlertPreferences();
  const isUnlocked = useSoundUnlocked();
  const state = !isSoundOn ? "off" : isUnlocked ? "on" : "blocked";
  const Icon = ICONS[state];
  return (
    <Popover position="bottom-end" width="18rem" shadow="md" trapFocus returnFocus>
      <Tooltip label={text(`desk.alerts.${state}`)}>
        <Popover.Target>
          <ActionIcon aria-label={text("desk.alerts")} color={state === "blocked" ? "caution" : "gray"}>
            <Icon size="1.125rem" aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Tooltip>
      <Popover.Dropdown aria-label={text("desk.alerts")}>
        <AlertChoices />
      </Popover.Dropdown>
    </Popover>
  );
}
