import styles from "./mark.module.css";

/** Parley's sign: two words meeting. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden focusable="false">
      <path d="M4 3h9a4 4 0 0 1 4 4v2a4 4 0 0 1-4 4H8l-4 4z" fill="currentColor" />
      <path
        d="M20 9.5V21l-4-3.5h-4.5a3.5 3.5 0 0 1-3.2-2.1H13a6.4 6.4 0 0 0 6.3-5.6z"
        fill="currentColor"
        opacity=".55"
      />
    </svg>
  );
}
