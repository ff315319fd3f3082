import { totalmem } from 'node:os';
import { type Params, runtimeKey, type WorkloadReference } from '@parbench/core';
import type { IdentifiedCell } from '../plan/matrix-cell.ts';
import type { MemoryNeed } from '../plan/plan.ts';
import type { Command, Commands } from '../protocol/commands.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import type { TaskCost } from '../result/workload-schema.ts';
import { startTrialProcess, type TrialContext } from '../trial-process/trial-process.ts';
import { calibrateParams } from './calibration.ts';
import { measureByLoad } from './measure-by-load.ts';

/** How long a pilot may take, milliseconds. */
export interface PilotLimits {
  /** The longest that one task may take. */
  readonly timeoutMs: number;
  /** Returns the time that is left for the run. */
  readonly leftMs: () => number;
}

/** The facts about a workload that its plan rests on. */
export interface Pilot {
  readonly params: Params;
  /** Missing if the task has no implementation in the runtime. */
  readonly taskCost?: TaskCost;
  readonly memory: MemoryNeed;
}

/** How long tinybench measures a task's cost, milliseconds; warming up takes half as long again. */
const taskCostMs = 200;

/** The fewest samples, even of a slow task: fewer give no useful margin of error. */
const fewestSamples = 3;

/** The longest that a pilot step may take beside its tasks: it loads the workload and makes inputs. Milliseconds. */
const startLimit = { timeouts: 6, leastMs: 5_000, mostMs: 60_000 };

/**
 * Calibrates the workload of `cells`, unless a calibration for this host is stored: in Node, so that tasks are the same in
 * all runtimes. Then measures, in the runtime of the cells, the cost of one call and the memory of the process that makes
 * it; where runtimes are compared, in each, and returns the slowest. Each step runs alone, in a fresh process, and may take
 * a time in proportion to that of a task, but not more than is left of the run.
 * @throws TrialEnd if the workload does not load, or its task fails or takes longer than `timeoutMs`; and what
 * `calibrateParams` throws
 */
export async function runPilot(
  cells: readonly [IdentifiedCell, ...IdentifiedCell[]],
  { timeoutMs, leftMs }: PilotLimits,
  context: TrialContext,
): Promise<Pilot> {
  const [{ workload }] = cells;
  const params = await calibrateParams(workload, {
    run: async (reference) => {
      const request = { workload: reference };
      return (await runAlone('calibrate', request, { tasksMs: timeoutMs, timeoutMs, leftMs }, context))
        .params;
    },
    node: context.node,
  });
  const reference = { ...workload.reference, params };
  const measured: CallMeasures[] = [];
  for (const group of Map.groupBy(cells, ({ runtime }) => runtime && runtimeKey(runtime)).values()) {
    measured.push(await measureCall(group, reference, { timeoutMs, leftMs }, context));
  }
  const [slowest] = measured.toSorted((a, b) => (b.taskCost?.meanMs ?? 0) - (a.taskCost?.meanMs ?? 0));
  const { taskCost } = slowest ?? {};
  // This is checked only here: a synchronous task cannot be interrupted, and a slice would have to watch each task.
  if (taskCost && taskCost.meanMs > timeoutMs) {
    throw new TrialEnd(
      'timeout',
      `a task takes ${Math.round(taskCost.meanMs)} ms, more than the timeout of ${timeoutMs} ms`,
    );
  }
  const workerBytes = Math.max(...measured.map(({ residentBytes }) => residentBytes));
  return { params, ...(taskCost && { taskCost }), memory: { workerBytes, availableBytes: availableBytes() } };
}

/** The cost of a call, and the memory of a process that makes it. */
interface CallMeasures {
  readonly taskCost?: TaskCost | undefined;
  readonly residentBytes: number;
}

/** Measures in the runtime that `cells` share. */
async function measureCall(
  cells: readonly IdentifiedCell[],
  workload: WorkloadReference,
  limits: PilotLimits,
  context: TrialContext,
): Promise<CallMeasures> {
  const { timeoutMs } = limits;
  const limitMs = measuringLimitMs(timeoutMs);
  const inDriver = cells.find(({ strategy }) => strategy.unit === 'driver') ?? cells[0];
  if (inDriver && (inDriver.runtime || inDriver.workload.kind === 'service')) {
    const cell = { ...inDriver, workload: { ...inDriver.workload, reference: workload } };
    return measureByLoad(cell, { timeoutMs, limitMs, durationMs: taskCostMs }, context);
  }
  const length = { timeMs: taskCostMs, timeoutMs: limitMs, minSamples: fewestSamples };
  return runAlone('task-cost', { workload, ...length }, { tasksMs: limitMs, ...limits }, context);
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
  limits: StepLimits,
  context: TrialContext,
): Promise<Commands[Name]['reply']> {
  const host = startTrialProcess(context);
  const { limitMs, isCut } = limitOf(limits);
  try {
    await host.booted(limitMs);
    return await host.request(command, request, limitMs);
  } catch (error) {
    const isLate = error instanceof TrialEnd && error.status === 'timeout';
    throw isCut && isLate ? new TrialEnd('skipped', budgetUsedUp) : error;
  } finally {
    await host.kill();
  }
}

/** The limits of a step whose tasks may take `tasksMs`. */
type StepLimits = PilotLimits & { readonly tasksMs: number };

/** Returns how long a step may take, and whether it could take longer if more time were left for the run. */
function limitOf({ tasksMs, timeoutMs, leftMs }: StepLimits): { limitMs: number; isCut: boolean } {
  const { timeouts, leastMs, mostMs } = startLimit;
  const ownMs = Math.min(mostMs, Math.max(leastMs, timeouts * timeoutMs)) + tasksMs;
  const mostLeftMs = Math.max(leastMs, leftMs());
  return { limitMs: Math.min(ownMs, mostLeftMs), isCut: mostLeftMs < ownMs };
}

const budgetUsedUp =
  'the budget was used up while its task cost was measured: its tasks take long, or one of them never ends';
