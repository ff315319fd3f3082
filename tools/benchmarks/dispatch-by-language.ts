/**
 * The cost of dispatch in Node and in Python, in one table: a matrix run of `noop`, then what a task costs beside its work,
 * and from which length on it pays to send it to two workers. `--budget 120s`; `--result FILE` reads a saved run instead.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Cell, parseResult } from '@parbench/engine/result';
import { markdownTable } from 'markdown-table';

const { values } = parseArgs({
  options: { budget: { type: 'string', default: '120s' }, result: { type: 'string' } },
});
const cli = fileURLToPath(new URL('../../apps/runner/dist/cli.js', import.meta.url));
const strategies = ['threads', 'processes', 'cluster', 'threads/spawn', 'processes/spawn', 'python/*'];

const { cells, runtimes } = parseResult(
  values.result ? readFileSync(values.result, 'utf8') : measure(),
  'the run',
);
const rows = runtimes.flatMap(({ key, implementation, version }) => {
  const own = cells.filter(({ runtime, status }) => runtime === key && status === 'ok');
  const inlineMs = taskMs(own.find(({ strategy }) => strategy.unit === 'driver'));
  const pools = own.filter(({ strategy }) => strategy.unit !== 'driver');
  return pools.map((cell) => [
    `${implementation} ${version}`,
    `\`${cell.strategy.name}\``,
    ...figuresOf(cell, inlineMs),
  ]);
});
console.log(
  markdownTable([['runtime', 'strategy', 'cost of a task, µs', 'pays off from, µs', 'blocks'], ...rows], {
    align: ['l', 'l', 'r', 'r', 'r'],
  }),
);

function measure(): string {
  const filters = strategies.flatMap((name) => ['--filter', `strategy:${name}`]);
  const args = ['--filter', 'workload:noop', ...filters, '--budget', values.budget, '--quiet', '--json', '-'];
  return execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
}

/**
 * With w the work of a task, inline takes h0 + w, and p workers at best h + w / p, where h is the measured time of a task
 * without work. They meet at w = (h - h0) / (1 - 1 / p), the least length that can pay off.
 */
function figuresOf(cell: Cell, inlineMs: number): string[] {
  const costMs = taskMs(cell) - inlineMs;
  const leastMs = costMs / (1 - 1 / cell.workers);
  return [
    ...[costMs, leastMs].map((ms) => Number((ms * 1000).toPrecision(3)).toLocaleString('en')),
    String(cell.trials.length),
  ];
}

function taskMs(cell: Cell | undefined): number {
  return 1000 / (cell?.metrics.throughputPerSecond?.value ?? Number.NaN);
}
