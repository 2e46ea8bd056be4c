/** Whatever the API may refuse with is said in both languages; English is the API's own. */
import { readFileSync } from "node:fs";
import { REASONS } from "@parley/schema/plain";
import { argumentsOf } from "../messages/testing/arguments-of.ts";
import { uncountedWord } from "../messages/testing/uncounted-words.ts";
import { inViewersWords, sayingIn } from "./wording.ts";

const italian: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("./it.json", import.meta.url), "utf8"),
);

test("every reason of the API has its Italian, and no other stands there", () =>
  expect(Object.keys(italian).sort()).toEqual(Object.keys(REASONS).sort()));

test.each(Object.entries(REASONS))("%s is filled with the same values", (code, english) => {
  expect(argumentsOf(italian[code] ?? "", "it")).toEqual(argumentsOf(english, "en"));
  expect(italian[code]?.trim()).not.toBe("");
  expect([uncountedWord(english), uncountedWord(italian[code] ?? "")]).toEqual([null, null]);
});

const max = { name: "max", value: "4096" };
const refusal = {
  data: {
    createQueue: {
      message: "Some fields need another look.",
      reason: { code: "SEVERAL_FIELDS_WRONG", values: [] },
      fields: [
        { path: "name", message: "Use at most 4,096 characters.", reason: { code: "TOO_LONG", values: [max] } },
        { path: "weight", message: "A new sentence.", reason: { code: "OF_A_NEWER_API", values: [] } },
      ],
    },
    offers: [{ message: "Hello", reason: "QUEUE" }],
  },
};

function onAPageIn(lang: string) {
  Object.assign(globalThis, { document: { documentElement: { lang } } });
}

afterEach(() => Reflect.deleteProperty(globalThis, "document"));

test("refusals are said in the page's language; what nobody can translate keeps the API's words", async () => {
  onAPageIn("it");
  const { data } = await inViewersWords(refusal);
  expect(data.createQueue.message).toBe("Alcuni campi vanno rivisti.");
  expect(data.createQueue.fields.map(({ message }) => message)).toEqual([
    "Usa al massimo 4096 caratteri.",
    "A new sentence.",
  ]);
  expect(data.offers).toEqual(refusal.data.offers);
});

test("in English the answer stays as the API gave it", async () => {
  onAPageIn("en");
  expect(await inViewersWords(refusal)).toBe(refusal);
});

test("the words beside a success's own message are found under their other name", async () => {
  onAPageIn("it");
  const answer = { problem: "Write the note.", reason: { code: "NOTE_MISSING", values: [] } };
  expect(await inViewersWords(answer)).toMatchObject({ problem: "Scrivi la nota." });
});

test("plurals follow the number; a name of digits stays as it is", () => {
  const say = sayingIn("it", italian);
  const throttled = (value: string) => say({ code: "SIGN_IN_THROTTLED", values: [{ name: "seconds", value }] });
  expect(throttled("1")).toBe("Troppi tentativi. Riprova tra 1 secondo.");
  expect(throttled("30")).toBe("Troppi tentativi. Riprova tra 30 secondi.");
  expect(say({ code: "OFFER_TAKEN", values: [{ name: "agent", value: "10000" }] })).toBe("L’ha presa 10000.");
});
