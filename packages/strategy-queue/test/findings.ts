import { broken, brokenAtTimes, brokenByRandomFaults, type Findings } from '@parbench/conformance';

const unreported = 'neither exit code, signal nor a full heap is reported';
const uninterruptible = 'a task that a worker has cannot be interrupted, and its worker cannot be replaced';
const random = 'the server gives each task to a worker at random, also to a busy one';
const silent = 'the loss of a worker is not reported: its tasks settle when their requests time out';

/** The clauses that each library breaks, by strategy, with the reason found in the library's source. */
export const findings = {
  'queue/bullmq': {
    version: 'bullmq 6.7.0',
    known: [
      ...broken(unreported, 'crashes/exit-0', 'crashes/exit-1', 'crashes/killed', 'crashes/out-of-memory'),
      ...brokenAtTimes(
        'the task of a lost worker settles only when its lock has expired; the suite gives it a second for that',
        'crashes/exit-again',
        'leftovers/loss',
      ),
      ...broken('a lost task does not name its worker', 'neighbours/killed'),
      ...broken(
        uninterruptible,
        'deadlines/endless-loop',
        'deadlines/stopped-worker',
        'deadlines/neighbours',
        'deadlines/several',
        'aborts/waiting-task',
        'aborts/endless-loop',
      ),
      ...brokenAtTimes(
        `${uninterruptible}; whether the next task waits for it too long depends on the host`,
        'deadlines/waiting-task',
      ),
      ...brokenAtTimes(
        'while a value takes longer to arrive than a lock is valid, the task is taken again and again',
        'serialisation/large',
      ),
      ...brokenByRandomFaults(uninterruptible),
    ],
  },
  'queue/nats': {
    version: '@nats-io/transport-node 3.4.0',
    known: [
      ...broken(unreported, 'crashes/exit-0', 'crashes/exit-1', 'crashes/killed', 'crashes/out-of-memory'),
      ...broken(silent, 'crashes/exit-alone', 'crashes/exit-again', 'neighbours/killed'),
      ...brokenAtTimes(
        `${silent}; how many tasks the lost worker had is chance`,
        'neighbours/exit',
        'leftovers/loss',
      ),
      ...broken('a message has at most `max_payload` bytes, by default 1 MiB', 'serialisation/large'),
      ...broken(
        uninterruptible,
        'aborts/queued',
        'aborts/waiting-task',
        'aborts/endless-loop',
        'deadlines/waiting-task',
        'deadlines/endless-loop',
        'deadlines/stopped-worker',
        'deadlines/neighbours',
        'deadlines/several',
      ),
      ...brokenAtTimes(
        random,
        'settling/parallel',
        'crashes/abort',
        'driver-end/killed-busy',
        'driver-end/exit-busy',
        'recovery/measured',
      ),
      ...brokenByRandomFaults(silent),
    ],
  },
} as const satisfies Readonly<Record<`queue/${string}`, Findings>>;
