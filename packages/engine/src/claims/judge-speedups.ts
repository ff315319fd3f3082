import type { Cell } from '../result/cell-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { type Judged, plainName, unmeasured } from './measured-cells.ts';
import { bounds, decideForAll, isAbove, isNotAbove } from './rules.ts';
import type { SpeedupMeasure, Stance } from './schema.ts';

/** The cells of a claim: those of a strategy with workers, in one workload and runtime. */
interface Wanted {
  readonly runtime: string;
  readonly workload: string;
  readonly strategy: string;
}

/** Judges `parallelism`: whether processes are shown to use at least half of the CPUs at the greatest width. */
export function judgeParallelism(result: Result, runtime: string): Judged {
  const cpus = result.hosts[0]?.identity.availableParallelism ?? 1;
  if (cpus === 1) return { verdict: 'skipped', reason: 'this process may use only one CPU', measures: [] };
  const cells = find(result, { runtime, workload: 'spin', strategy: 'processes' });
  const bound = Math.max(bounds.gain, cpus * bounds.shareOfCpus);
  const widest = Math.max(...cells.map(({ workers }) => workers));
  return judge(cells, (cell) =>
    cell.workers === widest ? { bound, stance: isAbove(cell.metrics.speedup ?? {}, bound) } : {},
  );
}

/** Judges `gil`: whether threads gain nothing on tasks that compute, but on tasks that wait. */
export function judgeGil(result: Result, runtime: string): Judged {
  const cpuBound = widestOf(find(result, { runtime, workload: 'spin', strategy: 'threads' }));
  const ioBound = widestOf(find(result, { runtime, workload: 'sleep', strategy: 'threads' }));
  const interpreters = widestOf(find(result, { runtime, workload: 'spin', strategy: 'interpreters' }));
  const judged = judge([...cpuBound, ...ioBound], (cell) => {
    const { speedup = {} } = cell.metrics;
    const stance = cpuBound.includes(cell) ? isNotAbove(speedup, bounds.gain) : isAbove(speedup, bounds.gain);
    return { bound: bounds.gain, stance };
  });
  return {
    ...judged,
    measures: [...judged.measures, ...interpreters.flatMap((cell) => measureOf(cell, {}))],
  };
}

/** Judges `processors` from a run that was confined to one CPU. */
export function judgeProcessors(confined: Result, runtime: string): Judged {
  const cells = find(confined, { runtime, workload: 'spin', strategy: 'processes' });
  return judge(widestOf(cells), (cell) => ({
    bound: bounds.gain,
    stance: isNotAbove(cell.metrics.speedup ?? {}, bounds.gain),
  }));
}

type Decision = Pick<SpeedupMeasure, 'bound' | 'stance'>;

function judge(cells: readonly Cell[], decide: (cell: Cell) => Decision): Judged {
  const missing = unmeasured(cells);
  if (missing) return missing;
  const measures = cells.flatMap((cell) => measureOf(cell, decide(cell)));
  const stances: readonly Stance[] = measures.flatMap(({ stance }) => stance ?? []);
  const isComplete = measures.length === cells.length;
  return { verdict: isComplete ? decideForAll(stances) : 'undecided', measures };
}

function measureOf(
  { workload, strategy, workers, metrics }: Cell,
  decision: Decision,
): readonly SpeedupMeasure[] {
  const { speedup } = metrics;
  if (speedup === undefined) return [];
  const name = workload.name === 'sleep' ? 'ioBound' : 'cpuBound';
  return [{ kind: 'speed-up', name, strategy: strategy.name, workers, speedup, ...decision }];
}

function find({ cells }: Result, { runtime, workload, strategy }: Wanted): readonly Cell[] {
  return cells.filter(
    (cell) =>
      cell.runtime === runtime &&
      cell.workload.name === workload &&
      plainName(cell.strategy.name) === strategy,
  );
}

function widestOf(cells: readonly Cell[]): readonly Cell[] {
  const widest = Math.max(...cells.map(({ workers }) => workers));
  return cells.filter(({ workers }) => workers === widest);
}
