import { performance } from 'node:perf_hooks';
import {
  loadWorkload,
  monotonicNs,
  type OpenedExecutor,
  openExecutor,
  type TaskStamps,
  type TaskWorkload,
} from '@parbench/core';
import type { Commands } from '../protocol/commands.ts';
import type { StampedTask } from '../protocol/stamped-task.ts';
import { inputCount, type TrialSpec } from '../protocol/trial-spec.ts';
import { type ClosedLoop, runClosedLoop } from './closed-loop.ts';
import { loadStrategy } from './load-strategy.ts';
import { stopAfter } from './loop-length.ts';
import { prepareInputs } from './prepared-inputs.ts';
import type { StampedOutput } from './stamped-workload.ts';

const stampedWorkload = import.meta.resolve('@parbench/engine/stamped-workload');

/**
 * Runs tasks in an executor of their own, one in flight for each worker, and notes the instants of each. The first ones
 * warm the workers up and are not in the reply, which is empty for a workload that does not consist of tasks.
 * @throws TrialEnd if a task fails
 */
export async function stampTasks(
  request: Commands['stamp-tasks']['request'],
): Promise<Commands['stamp-tasks']['reply']> {
  const { spec } = request;
  const workload = await loadWorkload(spec.workload);
  if (workload.kind !== 'task') return { tasks: [] };
  await using executor = await openStamped(workload, spec);
  await executor.ready();
  const tasks: StampedTask[] = [];
  const loop = createLoop(workload, spec, createSubmit(workload, executor, tasks));
  await runClosedLoop(loop, stopAfter({ durationNs: request.warmUpNs, minTasks: spec.workers }));
  tasks.length = 0;
  await runClosedLoop(loop, stopAfter(request));
  return { tasks };
}

async function openStamped({ sync }: TaskWorkload, spec: TrialSpec): Promise<OpenedExecutor> {
  const { workload, strategy, workers } = spec;
  return openExecutor(await loadStrategy(strategy), {
    workload: {
      url: stampedWorkload,
      ...(sync && { exportName: 'sync' }),
      params: { reference: JSON.stringify(workload) },
    },
    workers,
    options: strategy.options,
  });
}

function createLoop(workload: TaskWorkload, spec: TrialSpec, submit: ClosedLoop['submit']): ClosedLoop {
  const { workers, seed } = spec;
  const inputs = prepareInputs(workload, { params: spec.workload.params, seed, count: inputCount(workers) });
  return { inputs, workers, occupancy: workers, submit };
}

/** The outcome has the output of the workload itself, so that a buffer that has moved comes back. */
function createSubmit(
  { transfer }: TaskWorkload,
  executor: OpenedExecutor,
  tasks: StampedTask[],
): ClosedLoop['submit'] {
  return async (input) => {
    const moving = transfer && { transfer: transfer(input) };
    const stamps: TaskStamps = {};
    const startedMs = performance.now();
    const submittedNs = monotonicNs();
    const outcome = await executor.submit(input, { stamps, ...moving });
    const settledNs = monotonicNs();
    const roundTripNs = Math.round((performance.now() - startedMs) * 1e6);
    if (outcome.status === 'failed') return outcome;
    const { output, startedNs, endedNs } = outcome.value as StampedOutput;
    tasks.push({ submittedNs, ...stamps, startedNs, endedNs, settledNs, roundTripNs });
    return { ...outcome, value: output };
  };
}
