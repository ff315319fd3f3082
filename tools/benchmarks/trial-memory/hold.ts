/**
 * Loads a strategy with `noop` in slices, as a trial does, for the given seconds; prints the memory that it then uses.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openExecutor } from '@parbench/core';
import { readMemory, runTaskLoad } from '@parbench/engine/internal';
import { findStrategy } from '../find-strategy.ts';
import { collectGarbage } from './collect-garbage.ts';

const [name, seconds] = process.argv.slice(2);
const strategy = findStrategy(name);
const workers = name === 'inline' ? 1 : 2;
const workload = { url: import.meta.resolve('./collecting-noop.ts'), params: {} };
await using executor = await openExecutor(strategy, { workload, workers });
await executor.ready();
const inputs = { take: () => 1, giveBack: () => {} };
const load = { inputs, workers, occupancy: 2 * workers, submit: executor.submit };
const endMs = performance.now() + Number(seconds) * 1000;
while (performance.now() < endMs) await runTaskLoad(load, { durationNs: 25e6, minCompletions: 10 });
for (let times = 0; times < 4; times++) {
  await Promise.all(Array.from({ length: 4 * workers }, () => executor.submit('collect')));
  collectGarbage();
  await sleep(100);
}
const anonymousBytes = readMemory(process.pid)?.anonymousBytes;
console.log(JSON.stringify({ heapBytes: process.memoryUsage().heapUsed, anonymousBytes }));
