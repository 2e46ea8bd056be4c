import { ActionIcon, Menu } from "@mantine/core";
import { IconAlignLeft } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import { ALIGNMENTS, type Alignment, useAlignment } from "./alignment.ts";

/** Chooses on which side messages stand (DSK-20). */
export function AlignmentMenu({ className }: { readonly className?: string | undefined }) {
  const text = useText();
  const [alignment, choose] = useAlignment();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="lg" className={className} aria-label={text("desk.alignment")} title={text("desk.alignment")}>
          <IconAlignLeft size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text("desk.alignment")}</Menu.Label>
        <Menu.RadioGroup value={alignment} onChange={(value) => choose(value as Alignment)}>
          {ALIGNMENTS.map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {text(`desk.alignment.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
