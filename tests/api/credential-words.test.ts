/** What the API says of an account's credentials, the console says in both languages. */
import { readFileSync } from "node:fs";
import { PROVIDER_KINDS, providerOf } from "@parley/providers";

const catalogue = (language: "en" | "it"): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../../apps/web/features/accounts/${language}.json`, import.meta.url), "utf8"));

test.each(PROVIDER_KINDS)("every credential of %s is explained in English as the API does, and in Italian", (kind) => {
  const [english, italian] = [catalogue("en"), catalogue("it")];
  for (const { name, help } of providerOf(kind).credentialFields) {
    const id = `accounts.credential.${kind.toUpperCase()}.${name}`;
    expect([id, english[id]]).toEqual([id, help]);
    expect([id, italian[id]]).not.toEqual([id, help]);
  }
});
