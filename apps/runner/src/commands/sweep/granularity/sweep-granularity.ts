import { analyseGranularity } from '@parbench/engine/sweep';
import type { SweepOptions } from '../../../command-line/request.ts';
import { chooseParams } from '../../../matrix/choose-params.ts';
import { pickWorkload } from '../pick-workload.ts';
import { singleWidth } from '../single-width.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { chooseGrid, gridParams, type ParamGrid } from './swept-param.ts';

/**
 * Plans a sweep of the length of a task: one workload with each value of a parameter.
 * @throws ParbenchError `usage` for several numbers of workers
 */
export function sweepGranularity(options: SweepOptions): SweepPlan {
  const { workload = 'spin' } = options;
  let grid: ParamGrid | undefined;
  return {
    workers: singleWidth('granularity', options),
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
