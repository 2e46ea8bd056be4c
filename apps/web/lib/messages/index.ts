export { type Catalogue, LocaleProvider, Messages } from "./locale.tsx";
export { LOCALES, type Locale } from "./locales.ts";
export { type MessageId, type Text, useText } from "./text.ts";
export { useLocale } from "./use-locale.ts";
