import { defineJob, type Executor, type Outcome } from '@parbench/core';
import { requireInteger } from './require-integer.ts';
import { outputOf } from './task-outputs.ts';

/** The locks that a task takes, in this order, in shared memory. */
interface Locking {
  readonly memory: Int32Array;
  readonly first: number;
  readonly second: number;
  /** How many tasks take locks at once: each waits for the others when it has its first lock. */
  readonly parties: number;
}

/** How the two tasks ended, and whether the workers could be used afterwards. */
interface DeadlockResult {
  readonly finished: number;
  readonly byDeadline: number;
  readonly isUsable: boolean;
}

const workload = 'deadlock';
const deadlineParam = { workload, name: 'deadlineMs', min: 50, max: 60_000 };

/** Places in the shared memory: two locks, how many tasks hold their first one, and what the locks protect. */
const [lockA, lockB, holders, counter] = [0, 1, 2, 3];

/**
 * Two tasks take two locks, each in the order of the other: both get their first lock and wait for the second one for ever.
 * The deadline of the tasks ends them, by replacing their workers. Where tasks run one after another, nothing happens.
 */
export default defineJob({
  name: workload,
  description: 'two tasks take two locks in opposite order: a deadlock that its deadline ends',
  about: {
    stresses:
      'A lock-order deadlock between workers that share memory, and how a pool gets out of it: only the deadline ends the tasks, and their workers have to be replaced. The figure `deadlocks` counts them: 1 of 1 job wherever two tasks run at once, 0 where a worker starts too late for it. The time of the job is that of the deadline and the replacement. A pool that cannot end a running task fails its cell.',
    source:
      'The circular wait of E. G. Coffman et al., System Deadlocks, Computing Surveys 3 (1971); the locks are the mutex of U. Drepper, Futexes Are Tricky (2011), on `Atomics.wait`.',
    verification:
      'Each task finishes or ends by its deadline, and the counter that the locks protect has counted every one that finished; after that, a task with locks of its own must finish.',
  },
  tags: ['shared', 'hazard', 'job'],
  onlyOnRequest: true,
  requires: ['sharedMemory'],
  sync: true,
  params: { deadlineMs: { default: 200, description: 'deadline of the two tasks, milliseconds' } },
  prepare: () => ({ contended: createMemory(), free: createMemory() }),
  run: (locking: Locking) => lockBoth(locking),
  async drive(executor, { contended, free }, { deadlineMs }): Promise<DeadlockResult> {
    const options = { deadlineMs: requireInteger(deadlineParam, deadlineMs) };
    const [first, second] = await Promise.all([
      executor.submit({ memory: contended, first: lockA, second: lockB, parties: 2 }, options),
      executor.submit({ memory: contended, first: lockB, second: lockA, parties: 2 }, options),
    ]);
    const outcomes = [first, second];
    return {
      finished: outcomes.filter(({ status }) => status === 'ok').length,
      byDeadline: outcomes.filter(isDeadline).length,
      isUsable: await canLock(executor, free),
    };
  },
  // One alone may finish: the deadline of the other one has passed while its worker started.
  verify: ({ finished, byDeadline, isUsable }, { contended }) =>
    isUsable && finished + byDeadline === 2 && Number(contended[counter]) >= finished,
  figures: ({ byDeadline }, { contended }) => ({
    deadlocks: byDeadline === 2 && contended[holders] === 2 ? 1 : 0,
  }),
});

function createMemory(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * 4));
}

function isDeadline(outcome: Outcome): boolean {
  return outcome.status === 'failed' && outcome.kind === 'deadline';
}

/** How long a pool may take to replace its workers, milliseconds. */
const recoveryMs = 10_000;

/** @throws Error if the workers of the deadlock are not replaced */
async function canLock(executor: Executor<number>, memory: Int32Array): Promise<boolean> {
  const locking: Locking = { memory, first: lockA, second: lockB, parties: 1 };
  const outcome = await executor.submit(locking, { deadlineMs: recoveryMs });
  if (isDeadline(outcome)) {
    throw new Error(`the workers of the deadlock were not replaced within ${recoveryMs / 1000} s`);
  }
  return outputOf(outcome) === 1;
}

/** The longest that a task waits for the other one to take its first lock, milliseconds. */
const meetingMs = 20;

function lockBoth({ memory, first, second, parties }: Locking): number {
  lock(memory, first);
  Atomics.add(memory, holders, 1);
  Atomics.notify(memory, holders);
  if (Atomics.load(memory, holders) < parties) Atomics.wait(memory, holders, 1, meetingMs);
  lock(memory, second);
  const value = Atomics.add(memory, counter, 1) + 1;
  unlock(memory, second);
  unlock(memory, first);
  return value;
}

function lock(memory: Int32Array, place: number): void {
  while (Atomics.compareExchange(memory, place, 0, 1) !== 0) Atomics.wait(memory, place, 1);
}

function unlock(memory: Int32Array, place: number): void {
  Atomics.store(memory, place, 0);
  Atomics.notify(memory, place, 1);
}
