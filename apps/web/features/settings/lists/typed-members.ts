/** One person a line, the number first: `+39 333 1234567, Maria Rossi`. Tabs and semicolons part them too, as pasted from a sheet. */
export function typedMembers(typed: string): readonly { readonly phone: string; readonly name: string | null }[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [phone = "", ...name] = line.split(/[,;\t]/).map((part) => part.trim());
      return { phone, name: name.filter((part) => part !== "").join(" ") || null };
    });
}

/** Which lines are wrong, by the refusal's paths `members.3.phone`; null when it is about something else. */
export function wrongLines(fields: readonly { readonly path: string; readonly message: string }[]): string[] {
  return fields.flatMap(({ path }) => {
    const [, place] = /^members\.(\d+)\./.exec(path) ?? [];
    return place === undefined ? [] : [String(Number(place) + 1)];
  });
}
