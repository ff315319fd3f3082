import type { Figures } from './figures.ts';
import type { IdleUse } from './idle-use.ts';
import { judgeMeasures } from './measures.ts';
import { occupancies } from './runs.ts';
import { bare, ours, pools } from './strategies.ts';
import { dispatchTable, measureTable, payloadTable, upkeepTable } from './tables.ts';

/** The measured part of a page. */
export interface Section {
  /** The path of the page, relative to the root of the repository. */
  readonly page: string;
  render(figures: Figures, idle: IdleUse | undefined): string;
}

/** The sections of all pages that show figures. */
export const sections: readonly Section[] = [
  {
    page: 'packages/strategy-threads/README.md',
    render: (figures, idle) =>
      join(
        describeRuns(figures),
        dispatchTable(figures, {
          bare: bare.threads,
          strategies: [...ours.threads, bare.piscina, ...pools.threads],
          inFlight: occupancies,
        }),
        payloadTable(figures, ours.threads),
        upkeepTable(figures, idle, ours.threads),
      ),
  },
  {
    page: 'packages/strategy-processes/README.md',
    render: (figures, idle) =>
      join(
        describeRuns(figures),
        processTable(figures, [...ours.processes, ...ours.cluster, ...pools.processes]),
        payloadTable(figures, ours.processes),
        upkeepTable(figures, idle, ours.processes),
      ),
  },
  {
    page: 'packages/strategy-cluster/README.md',
    render: (figures, idle) =>
      join(
        describeRuns(figures),
        processTable(figures, besideCluster),
        upkeepTable(figures, idle, besideCluster),
      ),
  },
  {
    page: 'packages/strategy-pools/README.md',
    render: (figures, idle) =>
      join(
        describeRuns(figures),
        dispatchTable(figures, { bare: bare.threads, strategies: pools.threads, inFlight: [64] }),
        dispatchTable(figures, { bare: bare.processes, strategies: pools.processes, inFlight: [64] }),
        upkeepTable(figures, idle, [...pools.threads, ...pools.processes]),
      ),
  },
  {
    page: 'tools/benchmarks/README.md',
    render: (figures, idle) => join(describeRuns(figures), measureTable(judgeMeasures(figures, idle))),
  },
];

const besideCluster = [...ours.cluster, 'processes', 'pool/poolifier-cluster'];

function processTable(figures: Figures, strategies: readonly string[]): string {
  return dispatchTable(figures, { bare: bare.processes, strategies, inFlight: [4, 64] });
}

/** Describes the host of the figures, and how to measure them again. */
function describeRuns({ results }: Figures): string {
  const [first] = results;
  if (first === undefined) return 'Not measured yet: `npx -y pnpm figures` does it.';
  const { cpuModel, availableParallelism } = first.hosts[0]?.identity ?? {};
  const node = first.runtimes[0]?.version;
  const blocks = results.flatMap(({ workloads }) => workloads.map((workload) => workload.blocks));
  return `Measured by parbench on ${availableParallelism} CPUs (${cpuModel}) with Node ${node} and 2 workers, in ${Math.min(...blocks)} to ${Math.max(...blocks)} blocks a workload; ratios with their simultaneous 95 % intervals. \`npx -y pnpm figures\` measures again and writes this.`;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
