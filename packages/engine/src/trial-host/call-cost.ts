import { setTimeout } from 'node:timers/promises';
import { ParbenchError } from '@parbench/core';
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
  /** The size of an input with its output, serialised; missing for a job, and if they cannot be serialised. */
  readonly payloadBytes?: number;
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

/** The milliseconds that calls took together, and those with what had to be prepared for them. */
interface Timed {
  readonly callsMs: number;
  readonly tookMs: number;
}

/** Makes `calls` calls in sequence. */
export type TimeCalls = (calls: number) => Promise<Timed>;

/** Measures the cost of a call from samples of many. */
type MeasureCalls = (timeCalls: TimeCalls) => Promise<TaskCost>;

type Length = Omit<TaskCostOptions, 'timeoutMs'>;

/**
 * Lets `measure` measure calls of the workload `name` for as long as the options say.
 *
 * A sample is a batch of calls that lasts at least 0.1 ms, so that the cost of the clock is under 0.1 %. The clock is
 * read inside the batch, and its difference passed to tinybench as the duration. The price: samples are means of batches
 * and say nothing about single calls.
 * @throws ParbenchError `trial` when `timeoutMs` passes, and what the workload throws
 */
export async function measureInTime(
  name: string,
  { timeoutMs = 30_000, ...length }: TaskCostOptions,
  measure: (measureCalls: MeasureCalls) => Promise<TaskCost>,
): Promise<TaskCost> {
  const ended = new AbortController();
  const timeout = setTimeout(timeoutMs, undefined, { signal: ended.signal }).then(() => {
    throw new ParbenchError(
      'trial',
      `The task cost of \`${name}\`: expected it to be measured within ${timeoutMs} ms, but it is still running. Does \`run\` always return?`,
    );
  });
  const measured = measure(async (timeCalls) => {
    const calls = await warmUp(timeCalls, length.timeMs / 2, ended.signal);
    return runBench(timeCalls, calls, length, ended.signal);
  });
  try {
    return await Promise.race([measured, timeout]);
  } finally {
    ended.abort();
  }
}

const minBatchMs = 0.1;

/** Calls the task for `durationMs`; resolves to the batch size that lasts `minBatchMs` once the task is compiled. */
async function warmUp(timeCalls: TimeCalls, durationMs: number, signal: AbortSignal): Promise<number> {
  let calls = 1;
  let spentMs = 0;
  while (spentMs < durationMs && !signal.aborted) {
    const { callsMs, tookMs } = await timeCalls(calls);
    spentMs += tookMs;
    if (callsMs < minBatchMs) calls *= 2;
  }
  return calls;
}

async function runBench(
  timeCalls: TimeCalls,
  calls: number,
  { timeMs, minSamples }: Length,
  signal: AbortSignal,
): Promise<TaskCost> {
  const bench = new Bench({ time: timeMs, iterations: minSamples, warmup: false, throws: true, signal });
  const callBatch = async (): Promise<FnReturnedObject> => {
    const { callsMs, tookMs } = await timeCalls(calls);
    return { overriddenDuration: callsMs / calls, overriddenIterationCost: tookMs };
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
