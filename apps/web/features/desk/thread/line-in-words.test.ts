import { readFileSync } from "node:fs";
import { createIntl } from "react-intl";
import type { Text } from "../../../lib/messages/index.ts";
import { lineInWords } from "./line-in-words.ts";

const catalogue = (locale: string) =>
  JSON.parse(readFileSync(new URL(`../${locale}.json`, import.meta.url), "utf8")) as Record<string, string>;
const { formatMessage } = createIntl({ locale: "it", messages: catalogue("it") });
const italian: Text = (id, values) => String(formatMessage({ id }, values));

const made = { agentName: "Ana", targetName: "Support", closedBy: null, callFailure: null };

test.each([
  ["transfer_requested", made, "Ana la sta trasferendo a Support."],
  ["accepted", { ...made, agentName: null }, "Qualcuno ha accettato."],
  ["closed", { ...made, closedBy: "SUPERVISOR" as const }, "Chiusa da Ana, che è intervenuto."],
  [
    "call_failed",
    { ...made, callFailure: "NO_JSON" as const },
    "Un passo del piano di smistamento ha chiesto invano: la risposta non era JSON.",
  ],
])("%s is said in the viewer's language", (systemEvent, systemLine, words) =>
  expect(lineInWords({ systemEvent, systemLine, text: "In English." }, italian)).toBe(words),
);

test.each([
  ["a note of the plan is the administrator's", "plan_note", made],
  ["a line of an earlier version", "accepted", null],
  ["an event of a newer API", "teleported", made],
  ["a name of every object", "constructor", made],
])("%s: said as the API has it", (_, systemEvent, systemLine) =>
  expect(lineInWords({ systemEvent, systemLine, text: "As it is." }, italian)).toBe("As it is."),
);
