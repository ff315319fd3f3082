/**
 * Loads a freshly opened strategy in the slices of a trial: once after its warm-up and again after seconds of load, and
 * then without a pause: `node run-slices.ts REQUEST`. Prints the rates.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadWorkload, openExecutor, type TaskWorkload } from '@parbench/core';
import { inputCount, paceWorkload, runTaskLoad } from '@parbench/engine/internal';
import { findStrategy } from '../find-strategy.ts';
import { type Rates, slicesRequestSchema } from './slices-request.ts';

/** The slices of a trial; the turns of the others, in a matrix of four, take about as long as this pause. */
const slicesOfTrial = 2;
const pauseMs = 600;

/** The load from which on a pool counts as sustained, and the turns of late slices and continuous stretches then. */
const sustainedMs = 5000;
const lateTurns = 2;
const stretch = { leadInMs: 300, durationMs: 1000 };

const { url, params, strategy, warmUpMs } = slicesRequestSchema.parse(JSON.parse(process.argv[2] ?? ''));
const workers = strategy === 'inline' ? 1 : 2;
const occupancy = 4;
const { leadInMs, driverLeadInMs, sliceMs } = paceWorkload({ cells: [{ workers }] }, { occupancy });
const slice = { leadInMs: strategy === 'inline' ? driverLeadInMs : leadInMs, durationMs: sliceMs };
const { input } = (await loadWorkload({ url })) as TaskWorkload;
const inputs = Array.from({ length: inputCount(occupancy) }, (_, seed) => input(params, seed + 1));
await using executor = await openExecutor(findStrategy(strategy), { workload: { url, params }, workers });
await executor.ready();
let taken = 0;
const loop = {
  inputs: { take: () => inputs[taken++ % inputs.length], giveBack() {} },
  ...{ workers, occupancy, submit: executor.submit },
};
const rates: Rates = { early: [], late: [], continuous: [] };
await rateOver({ leadInMs: 0, durationMs: warmUpMs });
// As in a trial, the first slice follows warm-up at once.
rates.early.push(await rateOver({ ...slice, leadInMs: 0 }), ...(await slicesAfterPauses(slicesOfTrial - 1)));
await rateOver({ leadInMs: 0, durationMs: sustainedMs - warmUpMs });
for (let turn = 0; turn < lateTurns; turn++) {
  rates.late.push(...(await slicesAfterPauses(slicesOfTrial)));
  rates.continuous.push(await rateOver(stretch));
}
console.log(JSON.stringify(rates));

async function slicesAfterPauses(count: number): Promise<readonly number[]> {
  const sampled: number[] = [];
  for (let index = 0; index < count; index++) {
    await sleep(pauseMs);
    sampled.push(await rateOver(slice));
  }
  return sampled;
}

/** Tasks per second. */
async function rateOver(length: { readonly leadInMs: number; readonly durationMs: number }): Promise<number> {
  const { completions, elapsedNs } = await runTaskLoad(loop, {
    leadInNs: length.leadInMs * 1e6,
    durationNs: length.durationMs * 1e6,
    minCompletions: 1,
  });
  return (completions / elapsedNs) * 1e9;
}
