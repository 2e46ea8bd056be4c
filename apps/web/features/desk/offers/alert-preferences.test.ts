import { DEFAULT_ALERTS, readAlerts } from "./alert-preferences.ts";

test.each([null, "", "nonsense", "[]", "null", "7", '{"volume":101,"sound":"siren","isSoundOn":"yes"}'])(
  "what makes no sense is replaced by the defaults: %s",
  (kept) => expect(readAlerts(kept)).toEqual(DEFAULT_ALERTS),
);

test("what was chosen stays, silence and volume 0 too", () => {
  const chosen = { isSoundOn: false, sound: "marimba", volume: 0, isDesktopOn: true };
  expect(readAlerts(JSON.stringify(chosen))).toEqual(chosen);
  expect(readAlerts('{"volume":5}')).toEqual({ ...DEFAULT_ALERTS, volume: 5 });
});
