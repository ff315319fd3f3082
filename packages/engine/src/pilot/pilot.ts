import { totalmem } from 'node:os';
import type { Params, WorkloadReference } from '@parbench/core';
import type { MemoryNeed } from '../plan/plan.ts';
import type { Command, Commands } from '../protocol/messages.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { TaskCost } from '../result/schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { calibrateParams } from './calibration.ts';

/** What has to be known of a workload before its blocks can be planned. */
export interface Pilot {
  readonly params: Params;
  /** Missing where the task does not exist in Node. */
  readonly taskCost?: TaskCost;
  readonly memory: MemoryNeed;
}

/** How long tinybench measures a task's cost, milliseconds; half as long again for warming up. */
const taskCostMs = 200;

/** Samples that are taken however slow the task is: fewer give no margin of error worth the name. */
const fewestSamples = 3;

/** Milliseconds that a pilot step may take beside the tasks. */
const startLimitMs = 60_000;

/**
 * Calibrates a workload, unless the host's calibration is kept, and measures what one call costs and how large the process
 * is that makes it; each alone, in a fresh process.
 * @throws TrialEnd when the workload does not load or its task fails or takes longer than `timeoutMs`, and what `calibrateParams` throws
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
  // Only here: a synchronous task cannot be interrupted, and in a slice each task would have to be watched.
  if (taskCost && taskCost.meanMs > timeoutMs) {
    throw new TrialEnd(
      'timeout',
      `a task takes ${Math.round(taskCost.meanMs)} ms: more than the ${timeoutMs} ms it is allowed`,
    );
  }
  const memory = { workerBytes: residentBytes, availableBytes: availableBytes() };
  return { params, ...(taskCost && { taskCost }), memory };
}

/** Milliseconds that measuring may take: the slowest task that is allowed is called once to warm up, then for each sample. */
function measuringLimitMs(timeoutMs: number): number {
  return 2 * taskCostMs + (1 + fewestSamples) * timeoutMs;
}

/**
 * The memory that a block may count on. What the system says is free leaves out caches that give way, in a container and
 * on macOS: half of what this process may have at most is taken to be there in any case.
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
