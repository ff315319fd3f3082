import type { Metric, Result } from '@parbench/engine/result';
import type { Sweep } from '@parbench/engine/sweep';
import { markdownTable } from 'markdown-table';
import { type Figures, figuresOf } from '../figures/figures.ts';
import { type Shares, shareOf } from './shares.ts';

/** The tasks in flight of the runs of `noop`. */
export const occupancies = [1, 64, 512] as const;

/** The strategies of the table; those against which the queues are compared are not in it. */
interface Rows {
  readonly pools: readonly string[];
  readonly queues: readonly string[];
}

/** What was measured. */
interface Measured {
  /** A run for each number of tasks in flight. */
  readonly runs: readonly Result[];
  readonly shares: Shares;
  readonly sweep: Sweep;
}

/** Renders the figures of the queues beside those of the pools, and what a queue keeps of a bare program's throughput. */
export function renderQueueFigures({ runs, shares, sweep }: Measured, { pools, queues }: Rows): string {
  return [
    `Tasks without work (\`noop\`), 2 workers, on ${describeHost(sweep.result)}:`,
    renderTable(figuresOf(runs), sweep, [...pools, ...queues]),
    'The CPU per task is that at 64 in flight, with the server. `delayed/…` is the queue with its server 1 ms away, each way. The break-even is the length of a task from which on two workers are faster than one call after another, with its 95 % interval.',
    'Against programs that do the same with the library by hand, the strategies sustain these shares of the tasks per second, each round in fresh processes:',
    renderShares(shares),
  ].join('\n\n');
}

function describeHost({ hosts, runtimes }: Result): string {
  const cpus = hosts.map(({ identity }) => `${identity.cpus} CPUs (${identity.cpuModel})`);
  return [...cpus, ...runtimes.map(({ implementation, version }) => `${implementation} ${version}`)].join(
    ', ',
  );
}

function renderTable(figures: Figures, sweep: Sweep, names: readonly string[]): string {
  const head = [
    'strategy',
    ...occupancies.map((occupancy) => `tasks/s, ${occupancy} in flight`),
    'round trip, ms',
    'CPU per task, ms',
    'break-even, ms',
  ];
  const rows = names.map((name) => {
    const [one, many, most] = occupancies.map(
      (occupancy) => figures.cells({ workload: 'noop', occupancy }, [name])[0]?.metrics,
    );
    return [
      `\`${name}\``,
      ...[one, many, most].map((metrics) => figure(metrics?.throughputPerSecond)),
      figure(one?.roundTripMs),
      figure(many?.cpuMsPerTask),
      breakEvenOf(sweep, name),
    ];
  });
  return markdownTable([head, ...rows], { align: ['l', ...head.slice(1).map(() => 'r')] });
}

/** The sustained throughput of a queue divided by that of the bare program. */
function renderShares(shares: Shares): string {
  const rows = shares.map(({ queue, occupancy, ratios }) => {
    const { value, low, high } = shareOf({ ratios });
    return [
      ...[`\`${queue}\``, String(occupancy), percent(value), `${percent(low)} to ${percent(high)}`],
      String(ratios.length),
    ];
  });
  return markdownTable([['strategy', 'in flight', 'share', '95 % interval', 'rounds'], ...rows], {
    align: ['l', 'r', 'r', 'r', 'r'],
  });
}

function percent(share: number): string {
  return Number.isNaN(share) ? nothing : `${(100 * share).toFixed(1)} %`;
}

function breakEvenOf({ analysis }: Sweep, name: string): string {
  if (analysis.of !== 'granularity') return nothing;
  const crossing = analysis.curves.find(({ strategy }) => strategy === name)?.breakEvenMs;
  if (crossing === undefined) return nothing;
  if (crossing.status === 'not-bracketed') return `${crossing.side} ${digits(crossing.bound)}`;
  const { value, low, high } = crossing;
  const ends = low === undefined || high === undefined ? '' : ` (${digits(low)} to ${digits(high)})`;
  return `${digits(value)}${ends}`;
}

const nothing = '–';

function figure(metric: Metric | undefined): string {
  return metric === undefined ? nothing : digits(metric.value);
}

function digits(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}
