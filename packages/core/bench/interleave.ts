/** One of several ways to do the same work: runs one slice and returns tasks per second. */
export interface Competitor {
  readonly name: string;
  slice(): Promise<number>;
}

/** Slices before anything counts: all hot code is optimised after a second or two. */
const warmUpSlices = 40;

/** Runs slices of all competitors in turn, each round in another order, and returns the throughputs of each. */
export async function interleave(
  competitors: readonly Competitor[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const throughputs = new Map(competitors.map(({ name }) => [name, [] as number[]]));
  for (let turn = 0; turn < warmUpSlices; turn++) for (const { slice } of competitors) await slice();
  for (let round = 0; round < rounds; round++) {
    for (const [place] of competitors.entries()) {
      const competitor = competitors[(place + round) % competitors.length];
      if (competitor) throughputs.get(competitor.name)?.push(await competitor.slice());
    }
  }
  return throughputs;
}

/** Returns the median of `values`, or with 0.25 and 0.75 the quartiles. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

/** Prints median throughputs, and the median ratio of `first` to each other one within a round, with quartiles. */
export function report(throughputs: ReadonlyMap<string, readonly number[]>, first: string): void {
  const base = throughputs.get(first) ?? [];
  const rows = Array.from(throughputs, ([name, values]) => {
    const ratios = base.map((value, round) => value / (values[round] ?? Number.NaN));
    return {
      competitor: name,
      'tasks/s (median)': Math.round(quantile(values)),
      [`${first} / it`]: quantile(ratios).toFixed(3),
      quartiles: `${quantile(ratios, 0.25).toFixed(3)} to ${quantile(ratios, 0.75).toFixed(3)}`,
      rounds: values.length,
    };
  });
  console.table(rows);
}

/** Keeps `occupancy` calls of `task` in flight for `durationMs` and returns completed calls per second. */
export async function closedLoop(
  task: () => Promise<unknown>,
  occupancy: number,
  durationMs: number,
): Promise<number> {
  const start = performance.now();
  let completed = 0;
  const loop = async () => {
    while (performance.now() - start < durationMs) {
      await task();
      completed++;
    }
  };
  await Promise.all(Array.from({ length: occupancy }, loop));
  return completed / ((performance.now() - start) / 1000);
}
