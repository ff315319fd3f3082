/**
 * Loads a freshly opened strategy without a pause: `node run-windows.ts REQUEST`. Prints how many tasks were completed in
 * each window since it was ready, and the CPU time of the driver.
 */
import { loadWorkload, openExecutor, type TaskWorkload } from '@parbench/core';
import { askForEarlyCompilation, compileEarlyIfAsked } from '@parbench/core/worker';
import { inputCount, rehearse, timing } from '@parbench/engine/internal';
import { findStrategy } from '../find-strategy.ts';
import { type Counted, windowMs, windowsRequestSchema } from './windows-request.ts';

const request = windowsRequestSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { url, params, strategy, seconds, compiled } = request;
const { rehearsal, compileEarlyMs } = timing.precise.dispatch;
const workers = strategy === 'inline' ? 1 : 2;
const occupancy = 4;
const { input } = (await loadWorkload({ url })) as TaskWorkload;
const inputs = Array.from({ length: inputCount(occupancy) }, (_, seed) => input(params, seed + 1));
if (compiled === 'compiled early') askForEarlyCompilation(compileEarlyMs);
await using executor = await openExecutor(findStrategy(strategy), { workload: { url, params }, workers });
await executor.ready();
compileEarlyIfAsked();
const counts = Array.from({ length: (seconds * 1000) / windowMs }, () => 0);
const driverCpuMs = counts.map(() => 0);
const startMs = performance.now();
let tasks = 0;
let current = 0;
let cpuBeforeMs = cpuMs();
const windowNow = () => Math.floor((performance.now() - startMs) / windowMs);
const submitOne = async () => {
  const outcome = await executor.submit(inputs[tasks++ % inputs.length]);
  if (outcome.status === 'failed') throw new Error(`${outcome.kind}: ${outcome.message}`);
  const window = windowNow();
  if (window > current) enter(window);
  if (window < counts.length) counts[window] = (counts[window] ?? 0) + 1;
};
if (compiled === 'rehearsed') await rehearseDispatch();
await loadUntil(seconds * 1000);
const counted: Counted = { counts, driverCpuMs };
console.log(JSON.stringify(counted));

async function loadUntil(endMs: number): Promise<void> {
  const lane = async () => {
    while (performance.now() - startMs < endMs) await submitOne();
  };
  await Promise.all(Array.from({ length: occupancy }, lane));
}

/** The CPU time of the rehearsal itself belongs to no window. */
async function rehearseDispatch(): Promise<void> {
  await loadUntil(rehearsal.afterMs);
  enter(windowNow());
  const { maxMs, maxTasks } = rehearsal;
  await rehearse(executor, { occupancy, workers }, { durationNs: maxMs * 1e6, maxTasks });
  [current, cpuBeforeMs] = [windowNow(), cpuMs()];
}

function enter(window: number): void {
  const nowMs = cpuMs();
  driverCpuMs[current] = nowMs - cpuBeforeMs;
  [current, cpuBeforeMs] = [window, nowMs];
}

/** The CPU time that this thread has used, milliseconds. The types of Node 22 do not have it yet. */
function cpuMs(): number {
  const { user, system } = (process as unknown as { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage();
  return (user + system) / 1000;
}
