import type { Finding, Findings } from '@parbench/conformance';

/** The version of CPython that the findings are of; on another one, the suite is skipped. */
export const foundIn = '3.11';

const version = `CPython ${foundIn}`;
const uninterruptible =
  'a submitted task cannot be interrupted: only a task that no worker has taken can be cancelled';

/** The clauses that each pool breaks, with the reason found in CPython's source. */
export const findings = {
  'python/threads': {
    version,
    known: [
      ...ofPython(),
      ...broken(
        'the error of an initializer is logged; the pool only says that it failed',
        'opening/setup-failed',
      ),
      ...broken(
        '`os._exit` in a thread ends the whole process, with all workers and the driver',
        'crashes/exit-0',
        'crashes/exit-1',
        'crashes/exit-alone',
        'crashes/exit-again',
        'neighbours/exit',
        'recovery/measured',
        'leftovers/loss',
      ),
      ...brokenAtTimes('`os._exit` in a thread ends the whole process', 'faults/random'),
    ],
  },
  'python/processes': {
    version,
    known: [
      ...ofPython(),
      ...broken(
        'the error of an initializer is logged; the pool only says that a process ended',
        'opening/setup-failed',
      ),
      ...broken('an error that cannot be pickled is replaced by the error of pickling it', 'errors/delicate'),
      ...broken(
        'an output that cannot be pickled is reported like an error of the task',
        'serialisation/output-function',
        'serialisation/output-symbol',
      ),
      ...broken(
        'the pool does not survive the loss of a process: all other tasks are lost, and no further one is accepted',
        'crashes/exit-0',
        'crashes/exit-1',
        'crashes/exit-alone',
        'crashes/exit-again',
        'crashes/abort',
        'crashes/killed',
        'crashes/killed-idle',
        'neighbours/exit',
        'neighbours/killed',
        'recovery/measured',
        'leftovers/loss',
      ),
      ...broken('exhausted memory is an ordinary error of the task, `MemoryError`', 'crashes/out-of-memory'),
      ...broken(uninterruptible, 'deadlines/stopped-worker'),
      ...brokenAtTimes('the pool does not survive the loss of a process', 'faults/random'),
    ],
  },
  'python/pool': {
    version,
    known: [
      ...ofPython(),
      ...broken(
        'the pool starts workers whose initializer fails again and again',
        'opening/setup-failed',
        'leftovers/refusal',
      ),
      ...broken('an error that cannot be pickled is replaced by the error of pickling it', 'errors/delicate'),
      ...broken(
        'an output that cannot be pickled is reported like an error of the task',
        'serialisation/output-function',
        'serialisation/output-symbol',
      ),
      ...broken(
        'the task of a lost process never settles; if the process held the lock of the queue, no task does',
        'opening/replacement',
        'crashes/exit-0',
        'crashes/exit-1',
        'crashes/exit-alone',
        'crashes/exit-again',
        'crashes/abort',
        'crashes/killed',
        'neighbours/exit',
        'neighbours/killed',
        'recovery/measured',
        'closing/after-loss',
        'leftovers/loss',
      ),
      ...brokenAtTimes(
        'an idle process waits with the lock of the queue in its hands: if it is killed, no task settles any more',
        'crashes/killed-idle',
      ),
      ...broken('exhausted memory is an ordinary error of the task, `MemoryError`', 'crashes/out-of-memory'),
      ...broken(uninterruptible, 'deadlines/stopped-worker'),
      ...brokenAtTimes('the task of a lost process never settles', 'faults/random'),
    ],
  },
} as const satisfies Readonly<Record<string, Findings>>;

/** What follows from the language, and from all of these pools. */
function ofPython(): readonly Finding[] {
  return [
    ...broken('a Python workload has no `teardown`', 'closing/teardown'),
    ...broken('only exceptions can be raised, not values', 'errors/text', 'errors/null'),
    ...broken('an integer of any size can be sent', 'serialisation/output-bigint'),
    ...broken(
      uninterruptible,
      'deadlines/waiting-task',
      'deadlines/endless-loop',
      'deadlines/neighbours',
      'deadlines/several',
      'aborts/queued',
      'aborts/waiting-task',
      'aborts/endless-loop',
    ),
  ];
}

function broken(note: string, ...clauses: readonly string[]): readonly Finding[] {
  return clauses.map((clause) => ({ clause, note }));
}

function brokenAtTimes(note: string, ...clauses: readonly string[]): readonly Finding[] {
  return clauses.map((clause) => ({ clause, note, isIntermittent: true }));
}
