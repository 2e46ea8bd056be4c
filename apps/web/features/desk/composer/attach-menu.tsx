import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconMapPin, IconPaperclip, IconSticker, IconUpload } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { useIntl } from "react-intl";
import type { MessageType } from "#gql/types";
import { useAction } from "../../../lib/actions/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import type { Capabilities } from "../thread/thread-types.ts";
import { mostOf } from "./attachment-rules.ts";
import { limitSize } from "./refusal-in-words.ts";

const ICON = { size: "1.125rem", stroke: 1.75, "aria-hidden": true } as const;

/** Everything but words that can be sent here, each with its limits; what this account cannot send says so. */
export function AttachMenu({
  capabilities,
  onFiles,
  onPlace,
}: {
  readonly capabilities: Capabilities;
  /** `only`: as this kind or not at all. */
  readonly onFiles: (files: readonly File[], only?: MessageType) => void;
  readonly onPlace: () => void;
}) {
  const text = useText();
  const intl = useIntl();
  const files = useRef<HTMLInputElement>(null);
  const stickers = useRef<HTMLInputElement>(null);
  const limitOf = (kind: MessageType, isMoving = false): string => {
    const limit = capabilities.mediaLimits.find(({ type }) => type === kind);
    return limit === undefined ? "–" : limitSize(mostOf(limit, isMoving), intl);
  };
  const hasStickers = capabilities.mediaLimits.some(({ type }) => type === "STICKER");
  const pickFiles = () => files.current?.click();
  const pickStickers = () => stickers.current?.click();
  useAction({ id: "desk.attach", label: "desk.composer.attach", keys: [], run: pickFiles });
  useAction({
    id: "desk.sticker",
    label: "desk.attach.stickerAction",
    keys: [],
    isEnabled: hasStickers,
    run: pickStickers,
  });
  useAction({
    id: "desk.place",
    label: "desk.attach.placeAction",
    keys: [],
    isEnabled: capabilities.location,
    run: onPlace,
  });

  return (
    <>
      <Menu position="top-start" withinPortal width="20rem">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={text("desk.attach")} title={text("desk.attach")}>
            <IconPaperclip size="1.125rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Choice
            icon={<IconUpload {...ICON} />}
            label={text("desk.attach.files")}
            hint={text("desk.attach.filesHint", {
              photo: limitOf("IMAGE"),
              film: limitOf("VIDEO"),
              document: limitOf("DOCUMENT"),
            })}
            onClick={pickFiles}
          />
          <Choice
            icon={<IconSticker {...ICON} />}
            label={text("desk.kind.STICKER")}
            hint={
              hasStickers
                ? text("desk.attach.stickerHint", { still: limitOf("STICKER"), moving: limitOf("STICKER", true) })
                : text("desk.attach.noStickers")
            }
            isDisabled={!hasStickers}
            onClick={pickStickers}
          />
          <Choice
            icon={<IconMapPin {...ICON} />}
            label={text("desk.kind.LOCATION")}
            hint={text(capabilities.location ? "desk.attach.placeHint" : "desk.attach.noPlaces")}
            isDisabled={!capabilities.location}
            onClick={onPlace}
          />
        </Menu.Dropdown>
      </Menu>
      <Picker at={files} label={text("desk.composer.attach")} onFiles={(chosen) => onFiles(chosen)} />
      <Picker
        at={stickers}
        label={text("desk.attach.stickerAction")}
        accept="image/webp,.webp"
        onFiles={(chosen) => onFiles(chosen, "STICKER")}
      />
    </>
  );
}

function Choice({
  icon,
  label,
  hint,
  isDisabled = false,
  onClick,
}: {
  readonly icon: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Menu.Item leftSection={icon} disabled={isDisabled} onClick={onClick}>
      {label}
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </Menu.Item>
  );
}

function Picker({
  at,
  label,
  accept,
  onFiles,
}: {
  readonly at: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <input
      ref={at}
      type="file"
      multiple
      hidden
      accept={accept}
      aria-label={label}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])]);
        event.currentTarget.value = "";
      }}
    />
  );
}
