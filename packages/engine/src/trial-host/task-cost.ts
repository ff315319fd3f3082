import { setTimeout } from 'node:timers/promises';
import { type Params, ParbenchError, type Runnable, type TaskWorkload } from '@parbench/core';
import { assertRunnable } from '@parbench/core/worker';
import { Bench, type FnReturnedObject } from 'tinybench';

/** The cost of one call of a workload's `run`, when calls run inline, one after another. */
export interface TaskCost {
  readonly meanMs: number;
  /**
   * The half-width of the mean's 95 % interval divided by the mean. It is of this process only, so no verdict may rest
   * on it.
   */
  readonly relativeMarginOfError: number;
  readonly samples: number;
}

export interface TaskCostOptions {
  /**
   * How long to measure, milliseconds; warming up takes half as long again. A slower task is still called a few times.
   */
  readonly timeMs: number;
  /** The fewest samples, even of a slow task. */
  readonly minSamples: number;
  /** The longest that the measurement may take, milliseconds. It does not interrupt a synchronous call that hangs. */
  readonly timeoutMs?: number;
}

/**
 * Measures the sequential cost of a task with tinybench, in this process, which should be fresh and quiet.
 *
 * A sample is a batch of calls that lasts at least 0.1 ms, so that the cost of the clock is under 0.1 %. The clock is
 * read inside the batch, and its difference passed to tinybench as the duration. Only promises are awaited, so that a
 * synchronous task does not pay for one. The price: samples are means of batches and say nothing about single calls.
 * @throws ParbenchError `trial` when `timeoutMs` passes, and what the workload throws
 */
export async function measureTaskCost(
  workload: TaskWorkload,
  params: Params,
  { timeoutMs = 30_000, ...length }: TaskCostOptions,
): Promise<TaskCost> {
  const ended = new AbortController();
  const timeout = setTimeout(timeoutMs, undefined, { signal: ended.signal }).then(() => {
    throw new ParbenchError(
      'trial',
      `The task cost of \`${workload.name}\`: expected it to be measured within ${timeoutMs} ms, but it is still running. Does \`run\` always return?`,
    );
  });
  try {
    return await Promise.race([measure(workload, params, length, ended.signal), timeout]);
  } finally {
    ended.abort();
  }
}

async function measure(
  workload: TaskWorkload,
  params: Params,
  length: Omit<TaskCostOptions, 'timeoutMs'>,
  signal: AbortSignal,
): Promise<TaskCost> {
  assertRunnable(workload);
  const state = await workload.setup?.(params);
  try {
    const timeCalls = createTimer(workload, params, state);
    const calls = await warmUp(timeCalls, length.timeMs / 2, signal);
    return await runBench(timeCalls, calls, length, signal);
  } finally {
    await workload.teardown?.(state);
  }
}

/** Makes `calls` calls in sequence; resolves to the milliseconds that they took together. */
type TimeCalls = (calls: number) => Promise<number>;

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
    return performance.now() - startMs;
  };
}

const minBatchMs = 0.1;

/** Calls the task for `durationMs`; resolves to the batch size that lasts `minBatchMs` once the task is compiled. */
async function warmUp(timeCalls: TimeCalls, durationMs: number, signal: AbortSignal): Promise<number> {
  let calls = 1;
  let spentMs = 0;
  while (spentMs < durationMs && !signal.aborted) {
    const batchMs = await timeCalls(calls);
    spentMs += batchMs;
    if (batchMs < minBatchMs) calls *= 2;
  }
  return calls;
}

async function runBench(
  timeCalls: TimeCalls,
  calls: number,
  { timeMs, minSamples }: Omit<TaskCostOptions, 'timeoutMs'>,
  signal: AbortSignal,
): Promise<TaskCost> {
  const bench = new Bench({ time: timeMs, iterations: minSamples, warmup: false, throws: true, signal });
  const callBatch = async (): Promise<FnReturnedObject> => {
    const batchMs = await timeCalls(calls);
    return { overriddenDuration: batchMs / calls, overriddenIterationCost: batchMs };
  };
  // Without `async`, `add` would call the function once to detect it.
  const [task] = await bench.add('task', callBatch, { async: true }).run();
  if (task?.result.state !== 'completed') {
    throw new ParbenchError(
      'trial',
      `The task cost was not measured: tinybench ended as \`${task?.result.state}\`.`,
    );
  }
  const { mean, rme, samplesCount } = task.result.latency;
  return { meanMs: mean, relativeMarginOfError: rme / 100, samples: samplesCount };
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function';
}
