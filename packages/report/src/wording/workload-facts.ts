import type { Cell, WorkloadResult } from '@parbench/engine';
import { formatCount, formatTime } from './quantities.ts';
import { listNames } from './sentences.ts';
import { hasSeveralWidths, type WorkloadCells } from './workload-cells.ts';

/** The facts of a workload's heading: its parameters, the cost of a call, the numbers of workers and blocks. */
export function workloadFacts(cells: WorkloadCells): readonly string[] {
  const { kind, params, taskCost, blocks, runtime = '' } = cells.workload;
  const facts = [
    hostOf(cells),
    runtime,
    Object.entries(params)
      .map(([param, value]) => `${param}=${value}`)
      .join(' '),
    taskCost === undefined ? '' : `${formatTime(taskCost.meanMs)} a ${callOf(kind)}`,
    describeWidth(cells),
    formatCount(blocks, 'block'),
  ];
  return facts.filter((fact) => fact !== '');
}

/** The host, if the result has several. */
function hostOf({ measured, unmeasured }: WorkloadCells): string {
  const { host = 'local' } = [...measured, ...unmeasured][0] ?? {};
  return host === 'local' ? '' : `on ${host}`;
}

/** What the cost of a call is the cost of. */
function callOf(kind: WorkloadResult['kind'] = 'task'): string {
  return ({ task: 'call', job: 'drive', service: 'request' } as const)[kind];
}

/** The number of workers, unless the table has a column for it. The one worker of inline does not count. */
function describeWidth(cells: WorkloadCells): string {
  if (cells.measured.length === 0 || hasSeveralWidths(cells)) return '';
  return formatCount(Math.max(...cells.measured.map(({ workers }) => workers)), 'worker');
}

/** Cells that ended in the same way, for one line. */
export type Unmeasured = readonly [Cell, ...Cell[]];

/** Groups cells that were not measured by status and reason. */
export function groupByReason(unmeasured: readonly Cell[]): readonly Unmeasured[] {
  const groups = Map.groupBy(unmeasured, ({ status, reason }) => JSON.stringify([status, reason]));
  return [...groups.values()] as unknown as readonly Unmeasured[];
}

/** Says why cells have no figures: `cluster (2 workers) failed: worker-lost`. `style` applies to the part before the reason. */
export function describeUnmeasured(cells: Unmeasured, style = (text: string) => text): string {
  const [{ status, reason = 'no reason given' }] = cells;
  const outcome = status === 'timeout' ? 'timed out' : status;
  const names = cells.map(({ strategy, workers }) => `${strategy.name} (${formatCount(workers, 'worker')})`);
  return `${style(`${listNames(names)} ${outcome}:`)} ${reason}`;
}
