import { banner } from "./banner.ts";
import { letsOthersIn } from "./loopback.ts";
import { readSettings } from "./settings.ts";

test.each([
  ["127.0.0.1", null, null],
  ["localhost", "http://localhost:3000", null],
  ["::1", "http://[::1]:3000/", null],
  ["127.0.0.1", "https://chat.example.com", "PUBLIC_URL"],
  ["127.0.0.1", "http://localhost.evil.example", "PUBLIC_URL"],
  ["127.0.0.1", "http://192.168.1.5:3000", "PUBLIC_URL"],
  ["127.0.0.1", "nonsense", "PUBLIC_URL"],
  ["0.0.0.0", null, "HOST"],
  ["127.evil.example", null, "HOST"],
])("HOST=%s and PUBLIC_URL=%s: %s lets others in", (host, publicUrl, setting) =>
  expect(letsOthersIn(host, publicUrl)).toBe(setting),
);

test("the demo's sign-ins are shown where it runs", () => {
  const shown = banner(readSettings({}, []), "1.0");
  expect(shown).toContain("parley-demo");
  expect(shown).toContain("http://localhost:3000/simulator");
});

test.each([
  ["PUBLIC_URL", { PUBLIC_URL: "https://chat.example.com/" }],
  ["HOST", { HOST: "0.0.0.0", DEMO: "1" }],
])("where %s lets others in, the start says that there is no demo, and how to get in", (setting, environment) => {
  const settings = readSettings(environment, []);
  expect(settings.hasDemo).toBe(false);
  const shown = banner(settings, "1.0");
  expect(shown).not.toContain("parley-demo");
  expect(shown).toContain(`No demo: ${setting} is no loopback address. Its users are locked`);
  expect(shown).toMatch(/\/setup {3}makes the first administrator/);
});

test("who asked for no demo is told nothing of it", () =>
  expect(banner(readSettings({ DEMO: "0", PUBLIC_URL: "https://chat.example.com" }, []), "1.0")).not.toContain("demo"));
