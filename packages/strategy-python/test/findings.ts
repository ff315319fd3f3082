import { broken, brokenAtTimes, type Finding, type Findings } from '@parbench/conformance';

const uninterruptible =
  'a submitted task cannot be interrupted: only a task that no worker has taken can be cancelled';

/** The clauses that each pool breaks, by version of CPython, with the reason found in its source. */
export const findings = {
  '3.11': {
    'python/threads': { version: 'CPython 3.11', known: ofThreads() },
    'python/processes': { version: 'CPython 3.11', known: ofProcesses() },
    'python/pool': { version: 'CPython 3.11', known: ofPool() },
  },
  '3.14': {
    'python/threads': { version: 'CPython 3.14', known: ofThreads() },
    'python/processes': { version: 'CPython 3.14', known: ofProcesses() },
    'python/pool': { version: 'CPython 3.14', known: ofPool() },
    'python/interpreters': { version: 'CPython 3.14', known: ofInterpreters() },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Findings>>>>;

function ofThreads(): readonly Finding[] {
  return [...ofPython(), ...ofOneProcess()];
}

function ofProcesses(): readonly Finding[] {
  return [
    ...ofPython(),
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
  ];
}

function ofPool(): readonly Finding[] {
  return [
    ...ofPython(),
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
  ];
}

function ofInterpreters(): readonly Finding[] {
  return [
    ...ofPython(),
    ...ofOneProcess(),
    ...broken(
      'an error that cannot be pickled is replaced by `ExecutionFailed`, whose message includes its traceback',
      'errors/delicate',
    ),
    ...broken('an error whose `__str__` raises ends the whole process: CPython crashes', 'errors/hostile'),
    ...broken('an interpreter has no daemon threads', 'progress/timers'),
  ];
}

/** What follows from workers that are threads of one process. */
function ofOneProcess(): readonly Finding[] {
  return [
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
  ];
}

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
