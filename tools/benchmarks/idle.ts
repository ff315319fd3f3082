/**
 * Measures the CPU that an idle pool uses: every strategy with 2 workers in a process of its own, all idle at once,
 * from `schedstat` of each process tree. Linux only. `--seconds 10`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cpuMsBetween, readCpuTimes } from '@parbench/engine/internal';
import Table from 'cli-table3';
import { type IdleUse, idleFile } from './figures/idle-use.ts';
import { formatPercent } from './figures/quantities.ts';
import { findStrategies } from './idle/find-strategies.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } });
const durationMs = Number(values.seconds) * 1000;
const workers = 2;
/** The wait after the warm-up tasks, until compilers and garbage collectors have finished. */
const restMs = 3000;

const pools: { readonly name: string; readonly child: ChildProcess }[] = [];
for (const { plugin, name } of await findStrategies()) {
  const child = fork(new URL('./idle/stay-open.ts', import.meta.url), [plugin, name, String(workers)]);
  await Promise.race([once(child, 'message'), rejectOnExit(child, name)]);
  pools.push({ name, child });
}
await sleep(restMs);
const before = pools.map(({ child }) => readCpuTimes(child.pid ?? 0));
const startedMs = performance.now();
await sleep(durationMs);
const passedMs = performance.now() - startedMs;
const shares = pools.map(({ name, child }, index) => {
  const usedMs = cpuMsBetween(before[index], readCpuTimes(child.pid ?? 0));
  return [name, usedMs === undefined ? undefined : usedMs / passedMs] as const;
});
for (const { child } of pools) child.disconnect();

report();

function report(): void {
  const known = shares.flatMap(([name, share]) => (share === undefined ? [] : [[name, share] as const]));
  const use: IdleUse = { workers, durationMs, coreShare: Object.fromEntries(known) };
  mkdirSync(new URL('.', idleFile), { recursive: true });
  writeFileSync(idleFile, `${JSON.stringify(use, undefined, 2)}\n`);
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: ['strategy', 'of one core, idle'],
  });
  for (const [name, share] of shares)
    table.push([name, share === undefined ? 'unknown' : formatPercent(share)]);
  console.log(table.toString());
}

async function rejectOnExit(child: ChildProcess, name: string): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`\`${name}\` ended with exit code ${code} before it was open.`);
}
