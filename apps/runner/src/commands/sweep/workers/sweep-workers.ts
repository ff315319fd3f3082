import { availableParallelism } from 'node:os';
import { analyseWorkers } from '@parbench/engine/sweep';
import type { SweepOptions } from '../../../command-line/request.ts';
import { usageError } from '../../../errors/usage-error.ts';
import { chooseParams } from '../../../matrix/choose-params.ts';
import { pickWorkload } from '../pick-workload.ts';
import { refuseOptions } from '../refuse-options.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { defaultWidths } from './default-widths.ts';

/**
 * Plans a sweep of the number of workers.
 * @throws ParbenchError `usage` for a single number of workers, and for options of other sweeps
 */
export function sweepWorkers(options: SweepOptions): SweepPlan {
  refuseOptions('workers', options, ['param', 'grid']);
  const cpus = availableParallelism();
  const { workload = 'spin', set, workers = defaultWidths(cpus) } = options;
  checkWidths(new Set(workers.map((count) => (count === 'max' ? cpus : count))).size);
  return {
    workers,
    pick: (workloads) => [pickWorkload(workloads, workload)],
    paramsOf: (definition) => chooseParams(definition, set, { isAll: false }),
    analyse: analyseWorkers,
  };
}

function checkWidths(widths: number): void {
  if (widths >= 2) return;
  throw usageError(
    '`--workers`: expected at least two different numbers of workers for `parbench sweep workers`, received one. For example: `--workers 1,2,4`.',
  );
}
