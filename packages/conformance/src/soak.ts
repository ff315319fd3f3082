import { setTimeout as wait } from 'node:timers/promises';
import type { Executor, FailureKind, Outcome } from '@parbench/core';
import type { Act } from './act.ts';
import { injectFaults } from './fault-injection.ts';
import { createRandom } from './random.ts';
import type { TaskLog } from './task-log.ts';
import type { TrackedExecutor } from './tracked-executor.ts';

/** How to soak an executor. */
export interface SoakSettings {
  readonly durationMs: number;
  readonly seed: number;
  /** Tasks that are always in flight, in addition to faults. */
  readonly inFlight: number;
  /** Milliseconds between two faults that each cost a worker, on average. */
  readonly faultEveryMs: number;
  /** Whether workers are processes, which can be killed from outside. */
  readonly hasProcesses: boolean;
}

/** The outcomes of the tasks of a soak, without faults. */
export interface SoakCounts {
  readonly submitted: number;
  readonly settled: Readonly<Record<'ok' | FailureKind, number>>;
  /** Tasks that were ok with another task's value. */
  readonly wrong: number;
  /** Tasks that failed without a cause. */
  readonly unexpected: number;
  /** Workers that were ended on purpose. */
  readonly faults: number;
}

/**
 * Keeps `executor`, opened on the workload `acts`, busy for a time while its workers are ended at random. Every task
 * adds its number to `taskLog` when it runs. Resolves when the time has passed and every task has settled.
 */
export async function soak(
  executor: TrackedExecutor,
  taskLog: TaskLog,
  settings: SoakSettings,
): Promise<SoakCounts> {
  const random = createRandom(settings.seed);
  const counts = { submitted: 0, settled: noneSettled(), wrong: 0, unexpected: 0 };
  const over = AbortSignal.timeout(settings.durationMs);

  async function runTasks(): Promise<void> {
    while (!over.aborted) {
      const line = String(counts.submitted++);
      const plan = planTask(random(), line, taskLog);
      const outcome = await submitPlanned(executor, plan, random() * 10);
      counts.settled[outcome.status === 'ok' ? 'ok' : outcome.kind] += 1;
      if (outcome.status === 'ok' && outcome.value !== line) counts.wrong += 1;
      if (outcome.status === 'failed' && !plan.mayFail.includes(outcome.kind)) counts.unexpected += 1;
      if (isWithoutWorkers(outcome)) await wait(retryMs);
    }
  }

  const [faults] = await Promise.all([
    injectFaults(executor, settings, random, over),
    ...Array.from({ length: settings.inFlight }, runTasks),
  ]);
  return { ...counts, faults };
}

/** How long to wait before the next task when no worker could take one. */
const retryMs = 100;

function isWithoutWorkers(outcome: Outcome): boolean {
  return outcome.status === 'failed' && outcome.kind === 'worker-lost' && outcome.worker === undefined;
}

interface PlannedTask {
  readonly act: Act;
  readonly ends: 'by-itself' | 'aborted' | 'past-deadline';
  readonly mayFail: readonly FailureKind[];
}

function planTask(chance: number, line: string, { file }: TaskLog): PlannedTask {
  const act = { act: 'spin', ms: 0.2, taskLog: file, line } as const;
  if (chance < 0.02) return { act, ends: 'aborted', mayFail: ['aborted', 'worker-lost'] };
  if (chance < 0.04) return { act, ends: 'past-deadline', mayFail: ['deadline', 'worker-lost'] };
  if (chance < 0.1)
    return {
      act: { act: 'throw', what: 'error' },
      ends: 'by-itself',
      mayFail: ['task-error', 'worker-lost'],
    };
  return { act, ends: 'by-itself', mayFail: ['worker-lost'] };
}

async function submitPlanned(
  executor: Executor,
  { act, ends }: PlannedTask,
  afterMs: number,
): Promise<Outcome> {
  if (ends === 'by-itself') return await executor.submit(act);
  if (ends === 'past-deadline') return await executor.submit(act, { deadlineMs: afterMs });
  const controller = new AbortController();
  const outcome = executor.submit(act, { signal: controller.signal });
  await wait(afterMs);
  controller.abort();
  return await outcome;
}

function noneSettled(): Record<'ok' | FailureKind, number> {
  return {
    ok: 0,
    'task-error': 0,
    aborted: 0,
    deadline: 0,
    'worker-lost': 0,
    'out-of-memory': 0,
    unserialisable: 0,
    protocol: 0,
  };
}
