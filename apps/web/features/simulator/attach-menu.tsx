import { ActionIcon, Menu } from "@mantine/core";
import { IconFile, IconMapPin, IconMicrophone, IconPhoto, IconPlus, IconUpload, IconUser } from "@tabler/icons-react";
import { useRef } from "react";
import { useText } from "../../lib/messages/index.ts";
import type { OutgoingContent } from "./control/shapes.ts";
import { fileAsContent } from "./file-as-content.ts";
import { sampleDocument, samplePhoto, sampleVoiceNote } from "./sample-files.ts";

/** Everything but words: a file of one's own, or a sample of each kind. */
export function AttachMenu({ onSend }: { readonly onSend: (content: OutgoingContent) => void }) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const icon = { size: "1rem", "aria-hidden": true } as const;

  return (
    <>
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <ActionIcon size="lg" radius="xl" aria-label={text("simulator.attach")}>
            <IconPlus size="1.25rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUpload {...icon} />} onClick={() => picker.current?.click()}>
            {text("simulator.attach.file")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{text("simulator.attach.samples")}</Menu.Label>
          <Menu.Item
            leftSection={<IconPhoto {...icon} />}
            onClick={() => void samplePhoto().then((file) => onSend({ type: "image", file, caption: null }))}
          >
            {text("simulator.attach.photo")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFile {...icon} />}
            onClick={() => onSend({ type: "document", file: sampleDocument(), caption: null })}
          >
            {text("simulator.attach.document")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMicrophone {...icon} />}
            onClick={() => onSend({ type: "voice", file: sampleVoiceNote(), caption: null })}
          >
            {text("simulator.attach.voice")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMapPin {...icon} />}
            onClick={() =>
              onSend({ type: "location", latitude: 45.4642, longitude: 9.19, name: text("simulator.sample.place") })
            }
          >
            {text("simulator.attach.location")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUser {...icon} />}
            onClick={() =>
              onSend({
                type: "contacts",
                contacts: [{ name: text("simulator.sample.person"), phones: ["+393205551860"] }],
              })
            }
          >
            {text("simulator.attach.contact")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={text("simulator.attach.file")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file !== undefined) onSend(fileAsContent(file));
        }}
      />
    </>
  );
}
