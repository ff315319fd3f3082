import {
  broken,
  brokenAtTimes,
  brokenByRandomFaults,
  type Finding,
  type Findings,
} from '@parbench/conformance';

const unserialisableInput =
  'an input that cannot be cloned ends the driver if it had to wait; otherwise its worker is blocked for ever';
const uninterruptible = 'a submitted task cannot be interrupted or withdrawn';
const lostTasks = 'the tasks of a lost worker never settle';
const deafToDriver = 'a process in a loop does not notice that its driver is gone, and continues';

/** The clauses that each library breaks, by strategy, with the reason found in the library's source. */
export const findings = {
  'pool/tinypool': {
    version: 'tinypool 2.2.0',
    known: [
      ...broken(
        'the pool does not notice a thread that exits: its task never settles, and it is not replaced',
        'opening/replacement',
        'crashes/exit-0',
        'crashes/exit-1',
        'crashes/exit-alone',
        'crashes/exit-again',
        'neighbours/exit',
        'recovery/measured',
        'closing/after-loss',
        'leftovers/loss',
      ),
      ...brokenByRandomFaults('the pool does not notice a thread that exits'),
      ...broken(
        'the pool treats any message of a thread as its own: one that a task sends ends its thread, `null` ends the driver',
        'errors/intrusion',
      ),
      ...broken(
        'after an input that cannot be cloned, the next task in the queue waits until another one ends',
        'serialisation/input-function',
        'serialisation/input-symbol',
        'transfer/neighbours',
      ),
      ...broken(
        'an output that cannot be cloned ends its thread',
        'serialisation/output-function',
        'serialisation/output-symbol',
      ),
    ],
  },
  'pool/workerpool': {
    version: 'workerpool 10.0.3',
    known: [
      ...workerpoolFaults(),
      ...broken('a worker whose input cannot be cloned counts as busy for ever', 'transfer/neighbours'),
    ],
  },
  'pool/workerpool-processes': {
    version: 'workerpool 10.0.3',
    known: [
      ...workerpoolFaults(),
      ...broken(
        'a worker whose input cannot be cloned counts as busy for ever',
        'transfer/shared-memory-refused',
      ),
      ...broken('a full heap is reported as an ordinary exit', 'crashes/out-of-memory'),
      ...broken('a lost task does not name its worker', 'neighbours/killed'),
      ...broken(
        'the pool ends workers with SIGTERM, which does not end a stopped process',
        'deadlines/stopped-worker',
      ),
      ...broken(deafToDriver, 'driver-end/killed-busy', 'driver-end/exit-busy'),
    ],
  },
  'pool/poolifier': {
    version: 'poolifier 5.3.2',
    known: [
      ...poolifierFaults(),
      ...brokenAtTimes(
        'hundreds of tasks are with its threads at once, and often done before the first of them is aborted',
        'aborts/storm',
      ),
    ],
  },
  'pool/poolifier-cluster': {
    version: 'poolifier 5.3.2',
    known: [
      ...poolifierFaults(),
      ...broken(lostTasks, 'crashes/abort', 'crashes/killed', 'crashes/killed-idle', 'neighbours/killed'),
      ...broken('a message that a task sends ends the driver', 'errors/intrusion'),
      ...broken(uninterruptible, 'deadlines/stopped-worker'),
      ...broken(
        'a process in a loop does not notice that the pool ends, and continues',
        'closing/endless-loop',
      ),
      ...broken(deafToDriver, 'driver-end/killed-busy', 'driver-end/exit-busy'),
    ],
  },
  'pool/jest-worker': {
    version: 'jest-worker 30.5.1',
    known: [
      ...jestWorkerFaults(),
      ...broken('the exit code is not reported', 'crashes/exit-0', 'crashes/exit-1'),
      ...broken(
        'after a thread exits, the next task in the queue runs twice, and later answers go to the wrong tasks',
        'crashes/exit-alone',
        'neighbours/exit',
      ),
      ...brokenAtTimes(
        'a thread that exits leaves one answer too many; whether one is still there when all workers are back is chance',
        'recovery/measured',
      ),
    ],
  },
  'pool/jest-worker-processes': {
    version: 'jest-worker 30.5.1',
    known: [
      ...jestWorkerFaults(),
      ...broken('the exit code is not reported, unless it is 0', 'crashes/exit-1'),
      ...broken(
        'after a process is killed, the pool gives the next task in the queue to the dead one, and it never settles',
        'neighbours/killed',
      ),
      ...broken(unserialisableInput, 'transfer/shared-memory-refused'),
      ...broken(uninterruptible, 'deadlines/stopped-worker'),
      ...broken(deafToDriver, 'driver-end/killed-busy', 'driver-end/exit-busy'),
    ],
  },
} as const satisfies Readonly<Record<`pool/${string}`, Findings>>;

function workerpoolFaults(): readonly Finding[] {
  return [
    ...broken(
      'after a lost worker, queued tasks wait until another task is submitted',
      'opening/replacement',
      'crashes/exit-alone',
    ),
    ...broken('a `null` that a task sends ends the driver', 'errors/intrusion'),
    ...broken(
      'a worker whose input cannot be cloned counts as busy for ever',
      'serialisation/input-function',
      'serialisation/input-symbol',
    ),
  ];
}

function poolifierFaults(): readonly Finding[] {
  return [
    ...broken(
      lostTasks,
      'opening/replacement',
      'errors/stray-exception',
      'errors/stray-rejection',
      'crashes/exit-0',
      'crashes/exit-1',
      'crashes/exit-alone',
      'crashes/exit-again',
      'crashes/out-of-memory',
      'neighbours/exit',
      'recovery/measured',
      'closing/after-loss',
      'leftovers/loss',
    ),
    ...brokenByRandomFaults(lostTasks),
    ...broken(
      uninterruptible,
      'deadlines/endless-loop',
      'deadlines/neighbours',
      'deadlines/several',
      'aborts/queued',
      'aborts/endless-loop',
    ),
    ...broken('its listener stays on the signal of a settled task', 'aborts/after'),
  ];
}

function jestWorkerFaults(): readonly Finding[] {
  return [
    ...brokenAtTimes(
      'the pool treats an array that a task sends as an answer if it arrives while one is expected; later answers go to the wrong tasks',
      'errors/intrusion',
    ),
    ...broken(unserialisableInput, 'serialisation/input-function', 'serialisation/input-symbol'),
    ...broken(
      'an output loses its functions and symbols, and the rest is returned as the answer',
      'serialisation/output-function',
      'serialisation/output-symbol',
    ),
    ...broken(
      uninterruptible,
      'deadlines/waiting-task',
      'deadlines/endless-loop',
      'deadlines/neighbours',
      'deadlines/several',
      'aborts/queued',
      'aborts/waiting-task',
      'aborts/endless-loop',
      'leftovers/loss',
    ),
    ...brokenByRandomFaults(uninterruptible),
  ];
}
