import { identifyCell, type Result, type TaskCost } from '@parbench/engine';
import type { UserFunctionRun } from './user-function-run.ts';

/** From this length on, the inspection knows the cost of a call well enough, and a pilot would take long, milliseconds. */
const longCallMs = 300;

/** Returns the cost of long calls, from the inspection of their functions, by the key of the workload. */
export function taskCostsOf({ modules, cells }: UserFunctionRun): ReadonlyMap<string, TaskCost> {
  return new Map(
    modules.flatMap(({ workload, userFunction }) => {
      const { callMs = 0 } = userFunction ?? {};
      const cell = cells.find((candidate) => candidate.workload.name === workload.name);
      const cost = { meanMs: callMs, samples: 1 };
      return cell === undefined || callMs < longCallMs ? [] : [[identifyCell(cell).key, cost] as const];
    }),
  );
}

/** Returns the cost of calls that an earlier part of the run has measured, by the key of the workload. */
export function measuredCosts({ workloads }: Pick<Result, 'workloads'>): ReadonlyMap<string, TaskCost> {
  return new Map(workloads.flatMap(({ key, taskCost }) => (taskCost ? [[key, taskCost] as const] : [])));
}
