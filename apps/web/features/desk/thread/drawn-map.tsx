import styles from "./place.module.css";

const STEP = 30;
const MERIDIANS = Array.from({ length: 11 }, (_, index) => (index + 1) * STEP);
const PARALLELS = Array.from({ length: 5 }, (_, index) => (index + 1) * STEP);

/** Where on earth a place is, drawn without asking anybody for a map: the world's grid with a mark. */
export function DrawnMap({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) {
  const [x, y] = [longitude + 180, 90 - latitude];
  return (
    <svg className={styles.map} viewBox="0 0 360 180" aria-hidden focusable="false">
      {MERIDIANS.map((at) => (
        <line key={at} x1={at} x2={at} y1="0" y2="180" data-main={at === 180 || undefined} />
      ))}
      {PARALLELS.map((at) => (
        <line key={at} x1="0" x2="360" y1={at} y2={at} data-main={at === 90 || undefined} />
      ))}
      <line className={styles.cross} x1={x} x2={x} y1="0" y2="180" />
      <line className={styles.cross} x1="0" x2="360" y1={y} y2={y} />
      <circle className={styles.halo} cx={x} cy={y} r="14" />
      <circle className={styles.mark} cx={x} cy={y} r="6" />
    </svg>
  );
}
