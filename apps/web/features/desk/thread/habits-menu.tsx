import { ActionIcon, Menu } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import { useModKey } from "../../../lib/mod-key.ts";
import { SEND_KEYS, type SendKey, useSendKey } from "../composer/send-key.ts";
import { ALIGNMENTS, type Alignment, useAlignment } from "./alignment.ts";

/** How the agent likes to read and to write: on which side messages stand, and which key sends. */
export function HabitsMenu({ className }: { readonly className?: string | undefined }) {
  const text = useText();
  const [alignment, chooseAlignment] = useAlignment();
  const mod = useModKey();
  const [sendKey, chooseSendKey] = useSendKey();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="lg" className={className} aria-label={text("desk.habits")} title={text("desk.habits")}>
          <IconAdjustmentsHorizontal size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text("desk.alignment")}</Menu.Label>
        <Menu.RadioGroup value={alignment} onChange={(value) => chooseAlignment(value as Alignment)}>
          {ALIGNMENTS.map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {text(`desk.alignment.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{text("desk.sendKey")}</Menu.Label>
        <Menu.RadioGroup value={sendKey} onChange={(value) => chooseSendKey(value as SendKey)}>
          {SEND_KEYS.map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {text(`desk.sendKey.${each}`, { mod })}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
