/** What GET /metrics counts. */
export async function metric(
  url: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const shown = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text.split("\n").find((candidate) => {
    const [series = ""] = candidate.split(" ");
    return (series === name || series.startsWith(`${name}{`)) && shown.every((label) => series.includes(label));
  });
  return line === undefined ? 0 : Number(line.split(" ").at(-1));
}
