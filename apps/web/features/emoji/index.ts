export { EmojiGrid } from "./emoji-grid.tsx";
