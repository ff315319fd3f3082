/**
 * What measuring costs in Python: tasks per second by the loop of the trial host, against the loops that people write over
 * the same pools, or with a thread or process for each task, and against `executor.map` and `imap_unordered`. Runs processes
 * in turn; prints the ratio of each pair with its 95 % interval over the rounds. `--rounds 20`, `--seconds 2`, `--iterations
 * 15000` of `spin` (some 1 ms), `--python python3`, and `--only python/pool`, one strategy.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { meanInterval } from '@parbench/engine/internal';
import Table from 'cli-table3';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '2' },
    iterations: { type: 'string', default: '15000' },
    python: { type: 'string', default: 'python3' },
    only: { type: 'string' },
  },
});

/** The loop of the host, and the loops that it is compared with. */
const comparisons = [
  { strategy: 'python/inline', others: ['inline'] },
  { strategy: 'python/threads', others: ['submit:threads', 'map:threads'] },
  { strategy: 'python/processes', others: ['submit:processes', 'map:processes'] },
  { strategy: 'python/pool', others: ['apply:pool', 'imap:pool'] },
  { strategy: 'python/threads/spawn', others: ['spawn:threads'] },
  { strategy: 'python/processes/spawn', others: ['spawn:processes'] },
];

const script = fileURLToPath(new URL('./python/bare-loops.py', import.meta.url));
const host = fileURLToPath(new URL('../../packages/strategy-python/python', import.meta.url));
const spin = new URL('../../packages/workloads/src/spin.py', import.meta.url).href;

const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['strategy', 'against', 'ratio', '95 % interval', 'rounds'],
});
const bytecode = mkdtempSync(join(tmpdir(), 'parbench-bytecode-'));
for (const { strategy, others } of comparisons) {
  if (values.only !== undefined && values.only !== strategy) continue;
  const loops = [`host:${strategy}`, ...others];
  const logRates = new Map(loops.map((loop) => [loop, [] as number[]]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const loop of round % 2 === 0 ? loops : loops.toReversed()) logRates.get(loop)?.push(measure(loop));
  }
  for (const other of others)
    table.push([strategy, other, ...compare(logRates.get(`host:${strategy}`), logRates.get(other))]);
}
rmSync(bytecode, { recursive: true, force: true });
console.log(table.toString());

/** Returns the logarithm of the tasks per second of a loop, in a process of its own. */
function measure(loop: string): number {
  const occupancy = loop === 'inline' || loop === 'host:python/inline' ? 1 : 4;
  const args = [script, loop, '2', String(occupancy), values.seconds, values.iterations, spin];
  const env = { ...process.env, PYTHONPATH: host, PYTHONPYCACHEPREFIX: bytecode };
  return Math.log(Number(execFileSync(values.python, args, { env, encoding: 'utf8' })));
}

function compare(own: readonly number[] = [], other: readonly number[] = []): string[] {
  const {
    value,
    low = Number.NaN,
    high = Number.NaN,
    n,
  } = meanInterval(own.map((logRate, round) => logRate - (other[round] ?? Number.NaN)));
  const [ratio, from, to] = [value, low, high].map((log) => Math.exp(log).toFixed(3));
  return [`${ratio}x`, `${from} to ${to}`, String(n)];
}
