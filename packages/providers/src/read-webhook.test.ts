import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./read-webhook.ts", import.meta.url));
const read = (given: readonly string[], input: string) => {
  const env = { ...process.env, NODE_OPTIONS: "" };
  return spawnSync(process.execPath, ["--conditions=parley-source", SCRIPT, ...given], {
    input,
    encoding: "utf8",
    env,
  });
};

describe("the read-webhook command", () => {
  const form = "MessageSid=SM1&From=whatsapp%3A%2B39333&To=whatsapp%3A%2B3902&Body=Ciao%20%F0%9F%9B%B6\n";

  test.each([
    { name: "a form", input: form },
    { name: "a query string", input: `?${form}` },
  ])("reads $name", ({ input }) => {
    const { status, stdout, stderr } = read(["--provider", "twilio"], input);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject([{ kind: "message", content: { type: "text", text: "Ciao 🛶" } }]);
  });

  test("reads JSON, dates as ISO", () => {
    const message = {
      id: "1",
      channel_identity: { identity: "39333" },
      contact_message: { text_message: { text: "Hi" } },
    };
    const { stdout } = read(
      ["--provider=Sinch"],
      JSON.stringify({ event_time: "2026-03-01T12:00:00Z", message }, null, 2),
    );
    expect(JSON.parse(stdout)).toMatchObject([{ occurredAt: "2026-03-01T12:00:00.000Z" }]);
  });

  test("a malformed body is one line and exit code 1", () => {
    const { status, stdout, stderr } = read(["--provider", "sinch"], "{");
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: "Malformed: The body is not JSON\n" });
  });

  test.each([[[]], [["--provider"]], [["--provider", "carrier-pigeon"]], [["--colour", "red"]]])(
    "%j is wrong usage, exit code 2",
    (given) => {
      const { status, stderr } = read(given, "{}");
      expect(status).toBe(2);
      expect(stderr).toMatch(/^Usage: .*twilio\|sinch\|meta\|kaleyra/);
    },
  );
});
