import { setTimeout as wait } from 'node:timers/promises';
import { until } from './time-limits.ts';
import type { TrackedExecutor } from './tracked-executor.ts';

/** How often workers are ended, and in which ways. */
export interface FaultSettings {
  /** Milliseconds between two faults, on average; the intervals are distributed exponentially. */
  readonly faultEveryMs: number;
  /** Whether workers are processes, which can be killed from outside. */
  readonly hasProcesses: boolean;
}

type Fault = (executor: TrackedExecutor, random: () => number) => Promise<unknown>;

/** Ends workers of `executor` until `over` is aborted. Returns how many, once every end has been noticed. */
export async function injectFaults(
  executor: TrackedExecutor,
  { faultEveryMs, hasProcesses }: FaultSettings,
  random: () => number,
  over: AbortSignal,
): Promise<number> {
  const faults = hasProcesses ? [killWorker, killWorker, ...taskFaults] : taskFaults;
  const injected: Promise<unknown>[] = [];
  let count = 0;
  while (!over.aborted) {
    await wait(-Math.log(1 - random()) * faultEveryMs);
    const fault = faults[Math.floor(random() * faults.length)];
    if (!fault) continue;
    count += 1;
    injected.push(fault(executor, random));
    if (injected.length > 100) await injected.shift();
  }
  await Promise.all(injected);
  return count;
}

const taskFaults: readonly Fault[] = [
  (executor) => executor.submit({ act: 'exit', code: 1 }),
  (executor) => executor.submit({ act: 'exit', code: 0 }),
  (executor) => executor.submit({ act: 'loop' }, { deadlineMs: 50 }),
  (executor) => executor.submit({ act: 'loop' }, { signal: AbortSignal.timeout(50) }),
];

// Only a ready one: if every worker is killed while it starts, the pool correctly stops starting them.
async function killWorker(executor: TrackedExecutor, random: () => number): Promise<void> {
  const ready = executor.workers().filter(({ state }) => state === 'ready');
  const victim = ready[Math.floor(random() * ready.length)];
  if (victim === undefined || victim.pid === process.pid) return;
  process.kill(victim.pid, 'SIGKILL');
  await until(
    10_000,
    'the pool to notice that a worker was killed',
    () => !executor.workers().some(({ id }) => id === victim.id),
  );
}
