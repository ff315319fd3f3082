/**
 * Loads one cell: `node run-cell.ts REQUEST`. A driver of its own, which shares nothing with the engine's measuring
 * loop: it counts completions between two instants of the wall clock. Stretches are requested over IPC and answered there,
 * since `--trace-gc` writes to standard output.
 */
import { loadWorkload, type Outcome, openExecutor, type TaskWorkload } from '@parbench/core';
import { inputCount } from '@parbench/engine/internal';
import { findStrategy } from '../find-strategy.ts';
import {
  type Stretch,
  type StretchReply,
  stretchSchema,
  sustainedRequestSchema,
} from './sustained-request.ts';

const { url, params, strategy, workers, occupancy } = sustainedRequestSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const { input } = (await loadWorkload({ url })) as TaskWorkload;
const inputs = Array.from({ length: inputCount(occupancy) }, (_, seed) => input(params, seed + 1));
const executor = await openExecutor(findStrategy(strategy), { workload: { url, params }, workers });
await executor.ready();
process.on('message', async (message) => {
  if (message === 'close') await close();
  else process.send?.(await load(stretchSchema.parse(message)));
});

// Also when the tool is interrupted.
process.once('disconnect', () => process.exit());

async function close(): Promise<void> {
  await executor.close();
  process.disconnect();
}

async function load({ leadInMs, countedMs }: Stretch): Promise<StretchReply> {
  const startMs = performance.now() + leadInMs;
  let tasks = 0;
  let lastMs = 0;
  let tasksBefore = 0;
  let faultsBefore = 0;
  let firstMs = Number.POSITIVE_INFINITY;
  const isOver = () => lastMs - firstMs >= countedMs;
  const settle = (outcome: Outcome) => {
    if (outcome.status === 'failed') throw new Error(`${outcome.kind}: ${outcome.message}`);
    if (isOver()) return;
    tasks++;
    lastMs = performance.now();
    if (firstMs === Number.POSITIVE_INFINITY && lastMs >= startMs) {
      firstMs = lastMs;
      tasksBefore = tasks;
      faultsBefore = process.resourceUsage().minorPageFault;
    }
  };
  /** One task at a time: a loop that runs for seconds would be compiled by on-stack replacement, the kernel inside it. */
  const submitOne = () => executor.submit(inputs[tasks % inputs.length]).then(settle);
  const lane = async () => {
    while (!isOver()) await submitOne();
  };
  await Promise.all(Array.from({ length: occupancy }, lane));
  const pageFaults = process.resourceUsage().minorPageFault - faultsBefore;
  return { completions: tasks - tasksBefore, elapsedMs: lastMs - firstMs, pageFaults, tasks };
}
