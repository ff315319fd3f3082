import type { Params, Runnable, TaskWorkload } from '@parbench/core';
import { assertRunnable } from '@parbench/core/worker';
import { measureInTime, type TaskCost, type TaskCostOptions, type TimeCalls } from './call-cost.ts';

/**
 * Measures the sequential cost of a task with tinybench, in this process, which should be fresh and quiet. Only promises
 * are awaited, so that a synchronous task does not pay for one.
 * @throws ParbenchError `trial` when `timeoutMs` passes, and what the workload throws
 */
export function measureTaskCost(
  workload: TaskWorkload,
  params: Params,
  options: TaskCostOptions,
): Promise<TaskCost> {
  return measureInTime(workload.name, options, async (measureCalls) => {
    assertRunnable(workload);
    const state = await workload.setup?.(params);
    try {
      return await measureCalls(createTimer(workload, params, state));
    } finally {
      await workload.teardown?.(state);
    }
  });
}

const preparedInputs = 8;

function createTimer(workload: Runnable<TaskWorkload>, params: Params, state: unknown): TimeCalls {
  const inputs = Array.from({ length: preparedInputs }, (_, seed) => workload.input(params, seed));
  // Outputs are stored, so that the compiler cannot remove the work behind them.
  const outputs = new Array<unknown>(preparedInputs);
  let next = 0;
  return async (calls) => {
    const startMs = performance.now();
    for (let call = 0; call < calls; call++) {
      const output = workload.run(inputs[next], state, params);
      outputs[next] = workload.sync !== true && isPromiseLike(output) ? await output : output;
      next = (next + 1) % preparedInputs;
    }
    const callsMs = performance.now() - startMs;
    return { callsMs, tookMs: callsMs };
  };
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
