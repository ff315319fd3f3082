/**
 * Measures threads, processes, the cluster and queues, and prints one table: tasks per second at 1, 64 and 512 in flight,
 * round trip, CPU per task with that of the server, and the break-even. Then the share of a bare program's throughput that
 * the queues keep. `--budget 120s` for each of the three
 * runs, `--sweep-budget 600s` for the sweep;
 * `--strategy queue/nats` measures less (repeatable).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Cell, parseResult, type Result } from '@parbench/engine/result';
import { parseSweep } from '@parbench/engine/sweep';
import Table from 'cli-table3';

const { values } = parseArgs({
  options: {
    budget: { type: 'string', default: '120s' },
    'sweep-budget': { type: 'string', default: '600s' },
    strategy: { type: 'string', multiple: true },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const occupancies = [1, 64, 512];
/** The lengths of the tasks between which the break-even is looked for, in microseconds. */
const gridUs = '30,100,300,1000,3000,10000';
const shown = [
  'threads',
  'processes',
  'cluster',
  'queue/bullmq',
  'queue/nats',
  'delayed/bullmq',
  'delayed/nats',
].filter((name) => values.strategy?.includes(name) ?? true);
const pairs = [
  ['queue/bullmq', 'bare/bullmq'],
  ['queue/nats', 'bare/nats'],
].filter(([name = '']) => shown.includes(name)) as [string, string][];
const measured = [...shown, ...pairs.map(([, bare]) => bare)];

const results = occupancies.map((occupancy) =>
  parseResult(
    runParbench(values.budget, [
      ...['run', '--filter', 'workload:noop', '--occupancy', String(occupancy)],
      ...filters(measured),
    ]),
  ),
);
const sweep = parseSweep(
  runParbench(values['sweep-budget'], ['sweep', 'granularity', '--grid', gridUs, ...filters(shown)]),
  'the sweep',
);
console.log(renderTable());
console.log(renderShares());

function filters(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ['--filter', `strategy:${name}`]);
}

function runParbench(budget: string, args: readonly string[]): string {
  const all = [
    'apps/runner/dist/cli.js',
    ...args,
    ...['--strategy', './tools/benchmarks/queue/index.ts', '--workers', '2'],
    ...['--budget', budget, '--json', '-', '--quiet'],
  ];
  console.error(`node ${all.join(' ')}`);
  const { stdout } = spawnSync(process.execPath, all, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return stdout;
}

function renderTable(): string {
  const table = createTable([
    'strategy',
    ...occupancies.map((occupancy) => `tasks/s, ${occupancy} in flight`),
    'round trip, ms',
    'CPU per task, ms, 64 in flight',
    'break-even, ms',
  ]);
  for (const name of shown) {
    const [one, many] = results.map((result) => cellOf(result, name)?.metrics);
    table.push([
      name,
      ...results.map((result) => figure(cellOf(result, name)?.metrics.throughputPerSecond?.value)),
      figure(one?.roundTripMs?.value),
      figure(many?.cpuMsPerTask?.value),
      breakEvenOf(name),
    ]);
  }
  return table.toString();
}

/** The strategy's throughput divided by the bare program's, block by block, with the smallest and the largest. */
function renderShares(): string {
  const table = createTable(['strategy', 'in flight', 'of the bare program', 'blocks']);
  for (const [name, bare] of pairs) {
    for (const [index, result] of results.entries()) {
      const ratios = ratiosOf(cellOf(result, name), cellOf(result, bare));
      const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
      const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map(percent);
      table.push([name, occupancies[index], `${percent(mean)} (${least} to ${most})`, ratios.length]);
    }
  }
  return table.toString();
}

function ratiosOf(cell: Cell | undefined, other: Cell | undefined): readonly number[] {
  return (cell?.trials ?? []).flatMap(({ block, slices }) => {
    const twin = other?.trials.find((trial) => trial.block === block);
    return twin === undefined ? [] : mean(slices) / mean(twin.slices);
  });
}

function cellOf({ cells }: Result, name: string): Cell | undefined {
  return cells.find(({ strategy, status }) => strategy.name === name && status === 'ok');
}

function breakEvenOf(name: string): string {
  if (sweep.analysis.of !== 'granularity') return '';
  const crossing = sweep.analysis.curves.find(({ strategy }) => strategy === name)?.breakEvenMs;
  return crossing?.status === 'bracketed' ? figure(crossing.value) : 'not in the grid';
}

function createTable(head: string[]) {
  return new Table({ head, style: { head: [], border: [], compact: true } });
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
