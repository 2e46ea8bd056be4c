/** Rounds that alternate between us and the limit, so that a machine that slows down slows both. */

export interface Sides<Ours, Theirs> {
  readonly rounds: number;
  readonly ours: () => Promise<Ours>;
  readonly limit: () => Promise<Theirs>;
}

export interface Rounds<Ours, Theirs> {
  readonly ours: readonly Ours[];
  readonly limit: readonly Theirs[];
}

/** One warm-up that does not count, then the rounds; who goes first changes each time. */
export async function interleave<Ours, Theirs>({
  rounds,
  ours,
  limit,
}: Sides<Ours, Theirs>): Promise<Rounds<Ours, Theirs>> {
  const results: { readonly ours: Ours; readonly limit: Theirs }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours();
      results.push({ ours: first, limit: await limit() });
    } else {
      const first = await limit();
      results.push({ ours: await ours(), limit: first });
    }
  }
  const counted = results.slice(1);
  return { ours: counted.map((it) => it.ours), limit: counted.map((it) => it.limit) };
}
