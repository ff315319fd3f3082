import { analyseGranularity } from '@parbench/engine/sweep';
import type { SweepOptions } from '../../../command-line/request.ts';
import { usageError } from '../../../errors/usage-error.ts';
import { chooseParams } from '../../../matrix/choose-params.ts';
import { pickWorkload } from '../pick-workload.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { chooseGrid, gridParams, type ParamGrid } from './swept-param.ts';

/**
 * Plans a sweep of the length of a task: one workload with each value of a parameter.
 * @throws ParbenchError `usage` for several numbers of workers
 */
export function sweepGranularity(options: SweepOptions): SweepPlan {
  const { workload = 'spin', workers = ['max'] } = options;
  checkWidth(workers.length);
  let grid: ParamGrid | undefined;
  return {
    workers,
    pick(workloads) {
      const picked = pickWorkload(workloads, workload);
      grid = chooseGrid(picked.definition, options);
      return [picked];
    },
    paramsOf(definition) {
      const [others = {}] = chooseParams(definition, options.set, { isAll: false });
      return gridParams(others, chooseGrid(definition, options));
    },
    analyse: (result) => analyseGranularity(result, { workload, param: grid?.param ?? '' }),
  };
}

function checkWidth(widths: number): void {
  if (widths === 1) return;
  throw usageError(
    `\`--workers\`: expected one number of workers for \`parbench sweep granularity\`, received ${widths}. \`parbench sweep workers\` compares several.`,
  );
}
