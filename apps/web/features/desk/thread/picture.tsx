import { useText } from "../../../lib/messages/index.ts";
import { useGallery } from "./gallery.tsx";
import styles from "./media-content.module.css";

/** Widest and highest a picture stands in the thread, in rem; its own proportions are kept, so nothing jumps as it loads. */
const WIDEST = 18;
const HIGHEST = 20;
const STICKER = 8;

/** A picture in the thread; a click shows it whole, among the others. */
export function Picture({
  id,
  url,
  label,
  isSticker,
  size,
}: {
  /** Of its file. */
  readonly id: string;
  readonly url: string;
  readonly label: string;
  readonly isSticker: boolean;
  /** In pixels, where known. */
  readonly size: { readonly width: number | null; readonly height: number | null };
}) {
  const text = useText();
  const show = useGallery();
  return (
    <button
      type="button"
      className={styles.frame}
      style={boxOf(size, isSticker)}
      aria-label={text("desk.media.show", { name: label })}
      onClick={() => show(id)}
    >
      <img className={styles.image} src={url} alt="" loading="lazy" decoding="async" />
    </button>
  );
}

function boxOf(size: { readonly width: number | null; readonly height: number | null }, isSticker: boolean) {
  if (isSticker) return { width: `${STICKER}rem`, height: `${STICKER}rem` };
  const ratio = size.width !== null && size.height !== null && size.height > 0 ? size.width / size.height : 4 / 3;
  const width = Math.min(WIDEST, HIGHEST * ratio);
  return { width: `${width}rem`, aspectRatio: String(Math.max(0.4, Math.min(2.5, ratio))) };
}
