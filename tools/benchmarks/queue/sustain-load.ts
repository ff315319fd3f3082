/**
 * Keeps `occupancy` tasks without work in flight with 2 workers, and prints how many settle per second once everything is warm:
 * `node sustain-load.ts STRATEGY OCCUPANCY`.
 */
import { openExecutor } from '@parbench/core';
import queues from '@parbench/strategy-queue';
import bare from './index.ts';

const warmUpMs = 2000;
const measuredMs = 3000;

const [name, occupancy] = process.argv.slice(2);
const strategy = [queues, bare].flatMap(({ strategies = [] }) => strategies).find((one) => one.name === name);
if (strategy === undefined) throw new Error(`\`${name}\`: expected a queue or a bare program.`);

const workload = { url: import.meta.resolve('@parbench/workloads/noop'), params: {} };
await using executor = await openExecutor(strategy, { workload, workers: 2 });
await executor.ready();
await settleFor(warmUpMs);
console.log(await settleFor(measuredMs));

/** Returns tasks per second. */
async function settleFor(durationMs: number): Promise<number> {
  const startMs = performance.now();
  let settled = 0;
  const keepOneInFlight = async () => {
    while (performance.now() - startMs < durationMs) {
      const { status } = await executor.submit(settled);
      if (status !== 'ok') throw new Error(`A task of \`${name}\` ended as ${status}.`);
      settled++;
    }
  };
  await Promise.all(Array.from({ length: Number(occupancy) }, keepOneInFlight));
  return (1000 * settled) / (performance.now() - startMs);
}
