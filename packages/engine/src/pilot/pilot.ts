import { totalmem } from 'node:os';
import type { Params, WorkloadReference } from '@parbench/core';
import type { MemoryNeed } from '../plan/plan.ts';
import type { Command, Commands } from '../protocol/messages.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { TaskCost } from '../result/schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { calibrateParams } from './calibration.ts';

/** The facts about a workload that its plan rests on. */
export interface Pilot {
  readonly params: Params;
  /** Missing if the task has no implementation in Node. */
  readonly taskCost?: TaskCost;
  readonly memory: MemoryNeed;
}

/** How long tinybench measures a task's cost, milliseconds; warming up takes half as long again. */
const taskCostMs = 200;

/** The fewest samples, even of a slow task: fewer give no useful margin of error. */
const fewestSamples = 3;

/** The longest that a pilot step may take beside its tasks, milliseconds. */
const startLimitMs = 60_000;

/**
 * Calibrates a workload, unless a calibration for this host is stored. Then measures the cost of one call and the
 * memory of the process that makes it; each step runs alone, in a fresh process.
 * @throws TrialEnd if the workload does not load, or its task fails or takes longer than `timeoutMs`; and what
 * `calibrateParams` throws
 */
export async function runPilot(
  workload: WorkloadReference,
  timeoutMs: number,
  context: TrialContext,
): Promise<Pilot> {
  const params = await calibrateParams(workload, {
    run: async (reference) => {
      const request = { workload: reference };
      return (await runAlone('calibrate', request, startLimitMs + timeoutMs, context)).params;
    },
    node: context.node,
  });
  const limitMs = measuringLimitMs(timeoutMs);
  const length = { timeMs: taskCostMs, timeoutMs: limitMs, minSamples: fewestSamples };
  const request = { workload: { ...workload, params }, ...length };
  const { taskCost, residentBytes } = await runAlone('task-cost', request, startLimitMs + limitMs, context);
  // This is checked only here: a synchronous task cannot be interrupted, and a slice would have to watch each task.
  if (taskCost && taskCost.meanMs > timeoutMs) {
    throw new TrialEnd(
      'timeout',
      `a task takes ${Math.round(taskCost.meanMs)} ms, more than the timeout of ${timeoutMs} ms`,
    );
  }
  const memory = { workerBytes: residentBytes, availableBytes: availableBytes() };
  return { params, ...(taskCost && { taskCost }), memory };
}

/**
 * Returns how long the measurement may take, milliseconds: the slowest task allowed is called once to warm up, then
 * once for each sample.
 */
function measuringLimitMs(timeoutMs: number): number {
  return 2 * taskCostMs + (1 + fewestSamples) * timeoutMs;
}

/**
 * Returns the memory that a block may use. In a container and on macOS, the free memory that the system reports does
 * not include caches that it would give up; so at least half of what this process may use is assumed to be available.
 */
function availableBytes(): number {
  const limit = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(process.availableMemory(), limit / 2);
}

async function runAlone<Name extends Command>(
  command: Name,
  request: Commands[Name]['request'],
  limitMs: number,
  context: TrialContext,
): Promise<Commands[Name]['reply']> {
  const host = startTrialProcess(context);
  try {
    await host.booted(limitMs);
    return await host.request(command, request, limitMs);
  } finally {
    await host.kill();
  }
}
