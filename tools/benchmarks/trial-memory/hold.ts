/** Loads a strategy with `noop` in slices, as a trial does, for so many seconds; prints the memory that is held then. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inline, openExecutor, type Strategy } from '@parbench/core';
import { readMemory, runTaskLoad } from '@parbench/engine';
import cluster from '@parbench/strategy-cluster';
import processes from '@parbench/strategy-processes';
import threads from '@parbench/strategy-threads';

const [name, seconds] = process.argv.slice(2);
const all = [
  inline as Strategy,
  ...[threads, processes, cluster].flatMap(({ strategies = [] }) => strategies),
];
const strategy = all.find((candidate) => candidate.name === name);
if (strategy === undefined)
  throw new Error(`Expected one of ${all.map((one) => one.name).join(', ')}, received ${name}.`);

const workers = name === inline.name ? 1 : 2;
const workload = { url: import.meta.resolve('@parbench/workloads/noop'), params: {} };
await using executor = await openExecutor(strategy, { workload, workers });
await executor.ready();
const inputs = { take: () => 1, giveBack: () => {} };
const load = { inputs, workers, occupancy: 2 * workers, submit: executor.submit };
const endMs = performance.now() + Number(seconds) * 1000;
while (performance.now() < endMs) await runTaskLoad(load, { durationMs: 25, minCompletions: 10 });
for (let times = 0; times < 4; times++) {
  gc?.();
  await sleep(100);
}
const anonymousBytes = readMemory(process.pid)?.anonymousBytes;
console.log(JSON.stringify({ heapBytes: process.memoryUsage().heapUsed, anonymousBytes }));
