import { Anchor, Modal } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./media-content.module.css";

/** A picture whole, over the page. */
export function PictureViewer({
  url,
  label,
  onClose,
}: {
  readonly url: string;
  readonly label: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  return (
    <Modal opened size="auto" title={label} onClose={onClose} closeButtonProps={{ "aria-label": text("common.close") }}>
      <img className={styles.whole} src={url} alt={label} />
      <Anchor href={url} download={label} size="sm">
        {text("desk.media.download")}
      </Anchor>
    </Modal>
  );
}
