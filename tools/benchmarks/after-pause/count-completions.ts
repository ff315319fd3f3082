/**
 * Warms a strategy up with `spin` for 3 s, then loads it in bursts with pauses between them; prints the completions in
 * each window of a burst, added up over all bursts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openExecutor } from '@parbench/core';
import { runTaskLoad } from '@parbench/engine/internal';
import { z } from 'zod';
import { findStrategy } from '../find-strategy.ts';

const requestSchema = z.object({
  name: z.string(),
  iterations: z.number(),
  windowMs: z.number(),
  windows: z.number(),
  bursts: z.number(),
  pauseMs: z.number(),
});
const { name, iterations, windowMs, windows, bursts, pauseMs } = requestSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const workers = name === 'inline' ? 1 : 2;
const workload = {
  url: import.meta.resolve('@parbench/workloads/spin'),
  params: { microseconds: 0, iterations },
};
await using executor = await openExecutor(findStrategy(name), { workload, workers });
await executor.ready();
const counts = new Array<number>(windows).fill(0);
let startMs = Number.POSITIVE_INFINITY;
const submit: typeof executor.submit = async (input) => {
  const outcome = await executor.submit(input);
  const window = Math.floor((performance.now() - startMs) / windowMs);
  if (window >= 0 && window < windows) counts[window] = (counts[window] ?? 0) + 1;
  return outcome;
};
const inputs = { take: () => 1, giveBack: () => {} };
const load = { inputs, workers, occupancy: 4, submit };
await runTaskLoad(load, { durationNs: 3e9, minCompletions: 10 });
for (let burst = 0; burst < bursts; burst++) {
  startMs = Number.POSITIVE_INFINITY;
  await sleep(pauseMs);
  startMs = performance.now();
  await runTaskLoad(load, { durationNs: windowMs * windows * 1e6, minCompletions: 1 });
}
console.log(JSON.stringify(counts));
