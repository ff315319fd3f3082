/**
 * Loads a freshly opened strategy with `spin` for the given seconds, in windows like those of a warm-up; prints, for
 * each window, how many tasks had run by its middle and how many it did per millisecond.
 */
import { openExecutor } from '@parbench/core';
import { runTaskLoad } from '@parbench/engine/internal';
import { findStrategy } from '../find-strategy.ts';

const [name, iterations, seconds] = process.argv.slice(2);
const workers = name === 'inline' ? 1 : 2;
const workload = {
  url: import.meta.resolve('@parbench/workloads/spin'),
  params: { microseconds: 0, iterations: Number(iterations) },
};
await using executor = await openExecutor(findStrategy(name), { workload, workers });
await executor.ready();
const inputs = { take: () => 1, giveBack: () => {} };
const load = { inputs, workers, occupancy: 2 * workers, submit: executor.submit };
const windows: { after: number; rate: number }[] = [];
let tasks = 0;
const endMs = performance.now() + Number(seconds) * 1000;
while (performance.now() < endMs) {
  const sample = await runTaskLoad(load, { durationNs: 25e6, minCompletions: 10 });
  windows.push({ after: tasks + sample.tasks / 2, rate: (sample.completions / sample.elapsedNs) * 1e6 });
  tasks += sample.tasks;
}
console.log(JSON.stringify(windows));
