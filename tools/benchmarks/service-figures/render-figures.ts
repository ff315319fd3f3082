import type { Cell, Result } from '@parbench/engine/result';
import { markdownTable } from 'markdown-table';

/** The columns of both tables, in this order. */
const strategies = [
  'inline',
  'cluster',
  'cluster/shared',
  'processes/reuseport',
  'threads/reuseport',
  'threads/offload',
];

/** Renders the requests per second of each service under each strategy, and what happens when a worker ends. */
export function renderServiceFigures({ cells, workloads, hosts, runtimes }: Result): string {
  const cpus = hosts.map(({ identity }) => `${identity.cpus} CPUs (${identity.cpuModel})`).join(', ');
  const versions = runtimes.map(({ implementation, version }) => `${implementation} ${version}`).join(', ');
  const workers = Math.max(...cells.map((cell) => cell.workers));
  const connections = Math.max(...workloads.map(({ occupancy = 16 * workers }) => occupancy));
  const blocks = Math.max(...workloads.map((workload) => workload.blocks));
  const cellOf = (workload: string, strategy: string) =>
    cells.find((cell) => cell.workload.name === workload && cell.strategy.name === strategy);
  const names = [...new Set(workloads.map(({ name }) => name))];
  const tableOf = (read: (cell: Cell) => string) =>
    markdownTable(
      [
        ['', ...strategies.map((name) => `\`${name}\``)],
        ...names.map((workload) => [
          `\`${workload}\``,
          ...strategies.map((strategy) => textOf(cellOf(workload, strategy), read)),
        ]),
      ],
      { align: ['l', ...strategies.map(() => 'r')] },
    );
  return [
    `Requests per second with ${workers} workers and ${connections} connections on ${cpus}, ${versions}, ${blocks} blocks; in brackets the ratio to \`inline\` with its 95 % interval. *Bound*: the load generator was busy nearly all the time, so these say nothing about the service.`,
    tableOf(describeThroughput),
    'When a worker ends under full load: requests that fail, and the time until all workers listen again.',
    tableOf(describeLoss),
  ].join('\n\n');
}

function textOf(cell: Cell | undefined, read: (cell: Cell) => string): string {
  return cell?.status === 'ok' ? read(cell) : nothing;
}

const nothing = '–';
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

function describeThroughput({ metrics, strategy, flags }: Cell): string {
  const perSecond = metrics.throughputPerSecond?.value;
  if (perSecond === undefined) return nothing;
  const rate = threeDigits.format(perSecond);
  if (flags.includes('generator-bound')) return `${rate} *bound*`;
  return strategy.name === 'inline' ? rate : `${rate} (${describeRatio(metrics.speedup)})`;
}

/** An interval whose ends differ by more than a factor of four says nothing. */
const widest = 4;

function describeRatio(ratio: Cell['metrics']['speedup']): string {
  if (ratio === undefined) return nothing;
  const { value, low, high } = ratio;
  const isKnown = low !== undefined && high !== undefined && high / low <= widest;
  return isKnown
    ? `${value.toFixed(2)}x, ${low.toFixed(2)} to ${high.toFixed(2)}`
    : `${value.toFixed(2)}x, too few blocks`;
}

function describeLoss({ metrics: { failedRequests, recoveryMs } }: Cell): string {
  if (failedRequests === undefined || recoveryMs === undefined) return nothing;
  return `${failedRequests.value}; ${threeDigits.format(recoveryMs.value)} ms`;
}
