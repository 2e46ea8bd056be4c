import { preferredLocale } from "./locales.ts";

test.each([
  ["it-IT,it;q=0.9,en;q=0.8", "it"],
  ["en-GB,en;q=0.9,it;q=0.8", "en"],
  ["de-DE,it;q=0.5,en;q=0.2", "it"],
  ["fr, en;q=0, it;q=0.1", "it"],
  ["ja", "en"],
  ["", "en"],
  ["*", "en"],
  [";;;q=,=", "en"],
])("%s asks for %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
