/**
 * Warms a strategy up for 3 s, then loads it in bursts with pauses between them; prints the completions in
 * each window of a burst, added up over all bursts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadWorkload, openExecutor, type TaskWorkload } from '@parbench/core';
import { inputCount, runTaskLoad } from '@parbench/engine/internal';
import { z } from 'zod';
import { findStrategy } from '../find-strategy.ts';
import { sustainedRequestSchema } from '../sustained/sustained-request.ts';

const requestSchema = z.object({
  strategy: z.string(),
  workload: sustainedRequestSchema.pick({ url: true, params: true }),
  windowMs: z.number(),
  windows: z.number(),
  bursts: z.number(),
  pauseMs: z.number(),
});
const { strategy, workload, windowMs, windows, bursts, pauseMs } = requestSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const workers = strategy === 'inline' ? 1 : 2;
const occupancy = 4;
const { input } = (await loadWorkload({ url: workload.url })) as TaskWorkload;
const values = Array.from({ length: inputCount(occupancy) }, (_, seed) => input(workload.params, seed + 1));
await using executor = await openExecutor(findStrategy(strategy), { workload, workers });
await executor.ready();
const counts = new Array<number>(windows).fill(0);
let startMs = Number.POSITIVE_INFINITY;
const submit: typeof executor.submit = async (input) => {
  const outcome = await executor.submit(input);
  const window = Math.floor((performance.now() - startMs) / windowMs);
  if (window >= 0 && window < windows) counts[window] = (counts[window] ?? 0) + 1;
  return outcome;
};
let taken = 0;
const inputs = { take: () => values[taken++ % values.length], giveBack: () => {} };
const load = { inputs, workers, occupancy, submit };
await runTaskLoad(load, { durationNs: 3e9, minCompletions: 10 });
for (let burst = 0; burst < bursts; burst++) {
  startMs = Number.POSITIVE_INFINITY;
  await sleep(pauseMs);
  startMs = performance.now();
  await runTaskLoad(load, { durationNs: windowMs * windows * 1e6, minCompletions: 1 });
}
console.log(JSON.stringify(counts));
