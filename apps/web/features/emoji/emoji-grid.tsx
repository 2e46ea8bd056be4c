import { UnstyledButton } from "@mantine/core";
import styles from "./emoji-grid.module.css";

const EMOJIS = [
  "😀",
  "😂",
  "😊",
  "😍",
  "😘",
  "😉",
  "🙂",
  "🤗",
  "🤔",
  "😎",
  "😅",
  "😢",
  "😭",
  "😡",
  "😱",
  "🥳",
  "👍",
  "👎",
  "👌",
  "🙏",
  "👏",
  "💪",
  "🤝",
  "👋",
  "❤️",
  "💚",
  "💔",
  "🔥",
  "🎉",
  "✨",
  "⭐",
  "✅",
  "❌",
  "❗",
  "❓",
  "📦",
  "🚚",
  "🏠",
  "📍",
  "📞",
  "📷",
  "🎁",
  "💶",
  "⏰",
  "☕",
  "🍕",
  "🌹",
  "☀️",
] as const;

/** The emoji people use most. */
export function EmojiGrid({ onPick }: { readonly onPick: (emoji: string) => void }) {
  return (
    <div className={styles.grid}>
      {EMOJIS.map((emoji) => (
        <UnstyledButton key={emoji} className={styles.emoji} onClick={() => onPick(emoji)}>
          {emoji}
        </UnstyledButton>
      ))}
    </div>
  );
}
