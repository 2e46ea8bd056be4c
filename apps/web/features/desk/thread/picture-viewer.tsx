import { ActionIcon, Modal, Text, Tooltip } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconX,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from "@tabler/icons-react";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { fullTime } from "../lists/relative-time.ts";
import type { GalleryPicture } from "./gallery-picture.ts";
import styles from "./picture-viewer.module.css";

const STEP = 1.5;
const MOST = 8;

/** A picture whole, over the page: larger and smaller, to the one before and after, all by key too. */
export function PictureViewer({
  pictures,
  shownId,
  onShow,
  onClose,
}: {
  readonly pictures: readonly GalleryPicture[];
  readonly shownId: string;
  readonly onShow: (pictureId: string) => void;
  readonly onClose: () => void;
}) {
  const text = useText();
  const intl = useIntl();
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const place = pictures.findIndex(({ id }) => id === shownId);
  const picture = pictures[place];

  const change = (factor: number) => setZoom((now) => Math.min(MOST, Math.max(1, factor === 0 ? 1 : now * factor)));
  const step = (by: -1 | 1) => {
    const next = pictures[place + by];
    if (next === undefined) return;
    setZoom(1);
    onShow(next.id);
  };
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (act === "before" || act === "after") step(act === "before" ? -1 : 1);
    else change({ larger: STEP, smaller: 1 / STEP, whole: 0 }[act]);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => handleKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  if (picture === undefined) return null;
  const label = picture.fileName ?? text("desk.kind.IMAGE");

  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      padding={0}
      onClose={onClose}
      attributes={{ content: { "aria-label": label } }}
    >
      <div className={styles.viewer} data-testid="picture-viewer">
        <header className={styles.bar}>
          <div className={styles.title}>
            <Text size="sm" fw={600} truncate>
              {label}
            </Text>
            <Text size="xs" c="dimmed">
              {fullTime(picture.at, intl)}
              {pictures.length > 1
                ? ` · ${text("desk.picture.place", { place: place + 1, count: pictures.length })}`
                : ""}
            </Text>
          </div>
          <Tool label={text("desk.picture.smaller")} isOff={zoom === 1} onClick={() => change(1 / STEP)}>
            <IconZoomOut size="1.25rem" aria-hidden />
          </Tool>
          <Tool label={text("desk.picture.whole")} isOff={zoom === 1} onClick={() => change(0)}>
            <IconZoomReset size="1.25rem" aria-hidden />
          </Tool>
          <Tool label={text("desk.picture.larger")} isOff={zoom === MOST} onClick={() => change(STEP)}>
            <IconZoomIn size="1.25rem" aria-hidden />
          </Tool>
          <ActionIcon
            component="a"
            href={picture.url}
            download={label}
            size="lg"
            aria-label={text("desk.media.download")}
          >
            <IconDownload size="1.25rem" aria-hidden />
          </ActionIcon>
          <Tool label={text("common.close")} onClick={onClose}>
            <IconX size="1.25rem" aria-hidden />
          </Tool>
        </header>
        <div
          ref={frame}
          className={styles.stage}
          data-zoomed={zoom > 1 || undefined}
          onWheel={(event) => {
            if (event.ctrlKey || zoom === 1) change(event.deltaY < 0 ? STEP : 1 / STEP);
          }}
        >
          <img
            className={styles.picture}
            src={picture.url}
            alt={label}
            style={{ width: zoom > 1 ? `${zoom * 100}%` : undefined }}
            onDoubleClick={() => change(zoom > 1 ? 0 : 2)}
          />
        </div>
        {place > 0 ? (
          <Tool className={styles.before} label={text("desk.picture.before")} onClick={() => step(-1)}>
            <IconChevronLeft size="1.5rem" aria-hidden />
          </Tool>
        ) : null}
        {place < pictures.length - 1 ? (
          <Tool className={styles.after} label={text("desk.picture.after")} onClick={() => step(1)}>
            <IconChevronRight size="1.5rem" aria-hidden />
          </Tool>
        ) : null}
      </div>
    </Modal>
  );
}

const KEYS: Readonly<Record<string, "before" | "after" | "larger" | "smaller" | "whole">> = {
  ArrowLeft: "before",
  ArrowRight: "after",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "0": "whole",
};

function Tool({
  label,
  isOff = false,
  className,
  onClick,
  children,
}: {
  readonly label: string;
  readonly isOff?: boolean;
  readonly className?: string | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="lg" className={className} aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
