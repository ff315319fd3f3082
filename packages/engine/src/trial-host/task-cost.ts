import { serialize } from 'node:v8';
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
      const inputs = Array.from({ length: preparedInputs }, (_, seed) => workload.input(params, seed));
      // Outputs are stored, so that the compiler cannot remove the work behind them.
      const outputs = new Array<unknown>(preparedInputs);
      const cost = await measureCalls(createTimer(workload, params, state, { inputs, outputs }));
      return { ...cost, ...sizeOf(inputs[0], outputs[0]) };
    } finally {
      await workload.teardown?.(state);
    }
  });
}

const preparedInputs = 8;

interface Values {
  readonly inputs: readonly unknown[];
  /** Where the outputs go. */
  readonly outputs: unknown[];
}

function createTimer(
  workload: Runnable<TaskWorkload>,
  params: Params,
  state: unknown,
  { inputs, outputs }: Values,
): TimeCalls {
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

function sizeOf(input: unknown, output: unknown): Pick<TaskCost, 'payloadBytes'> {
  try {
    return { payloadBytes: serialize(input).byteLength + serialize(output).byteLength };
  } catch {
    // A function, or memory that is shared: only some strategies can send it, and its size is not known.
    return {};
  }
}
