import type { Cell } from '../result/cell-schema.ts';
import { findFlags } from '../result/flags.ts';
import type { Host, RuntimeResult } from '../result/host-schema.ts';
import { cellFigures, cellMetrics, speedupMetric } from '../result/metrics.ts';
import { type InterimResult, type Result, schemaVersion } from '../result/result-schema.ts';
import type { WorkloadResult } from '../result/workload-schema.ts';
import { estimateBlockNoise } from '../verdict/block-noise.ts';
import { elasticityOf } from '../verdict/host-speed.ts';
import { judgeWorkload, type WorkloadToJudge, type WorkloadVerdict } from '../verdict/judge-workload.ts';

/** A measured cell that is not yet judged. */
export type MeasuredCell = Omit<Cell, 'workload' | 'flags' | 'metrics' | 'figures' | 'hostSpeedElasticity'>;

/** A measured workload that is not yet judged, with its cells. */
export type MeasuredWorkload = Omit<WorkloadResult, 'ranking' | 'winners' | 'summary' | 'blocks'> & {
  readonly cells: readonly MeasuredCell[];
};

/** All measurements of a run. */
export type MeasuredRun = Pick<Result, 'run' | 'plan'> & {
  readonly hosts: readonly Host[];
  readonly runtimes: readonly RuntimeResult[];
  readonly workloads: readonly MeasuredWorkload[];
};

/** Builds the result document of a run: computes metrics, comparisons and winners from its trials. */
export function buildResult({ run, hosts, runtimes, plan, workloads }: MeasuredRun): Result {
  return {
    schemaVersion,
    run,
    hosts: [...hosts],
    runtimes: [...runtimes],
    plan,
    ...buildInterimResult(workloads, plan),
  };
}

/**
 * Builds the interim result of `workloads` from their trials so far. They are judged by the settings of `plan` and the
 * noise of the blocks of all workloads of the run, `all`.
 */
export function buildInterimResult(
  workloads: readonly MeasuredWorkload[],
  plan: Result['plan'],
  all: readonly MeasuredWorkload[] = workloads,
): InterimResult {
  const { threshold, floor, comparisons } = plan;
  const noise = estimateBlockNoise(all.map(({ cells }) => withElasticity(cells)));
  const judgedBy = { threshold, floor, comparisons, noise };
  const results = workloads.map((workload) => buildWorkload(workload, judgedBy));
  return {
    workloads: results.map(({ workload }) => workload),
    cells: results.flatMap(({ cells }) => cells),
    comparisons: results.flatMap(({ comparisons }) => comparisons),
    blockAutocorrelation: noise.autocorrelation,
  };
}

/** Adds to the cells of a workload by which power of the host speed their rates vary. */
function withElasticity(
  cells: readonly MeasuredCell[],
): readonly (MeasuredCell & Pick<Cell, 'hostSpeedElasticity'>)[] {
  const measured = cells.filter(({ status }) => status === 'ok');
  const hostSpeedElasticity = elasticityOf(measured.map(({ trials }) => trials));
  return hostSpeedElasticity === 0 ? cells : cells.map((cell) => ({ ...cell, hostSpeedElasticity }));
}

interface BuiltWorkload {
  readonly workload: WorkloadResult;
  readonly cells: Cell[];
  readonly comparisons: Result['comparisons'];
}

function buildWorkload(
  { cells, ...workload }: MeasuredWorkload,
  judgedBy: Omit<WorkloadToJudge, 'competitors' | 'baseline'>,
): BuiltWorkload {
  const competitors = withElasticity(cells).map((cell) => ({
    ...cell,
    flags: cell.status === 'ok' ? findFlags(cell) : [],
  }));
  const verdict = judgeWorkload({ ...judgedBy, competitors, baseline: workload.baseline });
  const { comparisons, ranking, winners, blocks } = verdict;
  return {
    workload: { ...workload, ranking: [...ranking], winners: [...winners], blocks },
    cells: competitors.map((cell) => buildCell(cell, workload, verdict)),
    comparisons: [...comparisons],
  };
}

/** A cell that is not `ok` keeps its trials, but has no metrics: they would rest on a part of its trials. */
function buildCell(
  cell: MeasuredCell & Pick<Cell, 'flags'>,
  { key, kind, name, params, baseline }: Omit<MeasuredWorkload, 'cells'>,
  verdict: WorkloadVerdict,
): Cell {
  const { id, strategy, ...rest } = cell;
  const workload = { key, ...(kind && { kind }), name, params };
  const judged = { id, workload, strategy, ...rest };
  if (cell.status !== 'ok') return { ...judged, metrics: {} };
  const speedup = speedupMetric(id, baseline, verdict.comparisons, cell.trials.length);
  const figures = cellFigures(cell.trials);
  return {
    ...judged,
    ...(Object.keys(figures).length > 0 && { figures }),
    metrics: { ...cellMetrics(cell), ...(speedup && { speedup }) },
  };
}
