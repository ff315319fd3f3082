import type { OptionField } from '../options-schema.ts';

/** The longest delay that Node's timers support, in milliseconds. */
const longestMs = 2 ** 31 - 1;

/** The tuning of every pool, as fields for `optionsSchema`. A strategy passes the values to `createPool`. */
export const poolTuning = {
  minInFlight: {
    type: 'integer',
    min: 1,
    default: 2,
    description: 'tasks that a worker may hold at once, however long they take, including the running one',
  },
  maxInFlight: {
    type: 'integer',
    min: 1,
    max: 65_536,
    default: 64,
    description: 'tasks that a worker may hold at once if they make no more than 4 ms of work',
  },
  queueLimit: {
    type: 'integer',
    min: 1,
    default: 1_000_000,
    description: 'tasks that may wait for a worker; one more settles as aborted at once',
  },
  closeGraceMs: {
    type: 'integer',
    min: 0,
    max: longestMs,
    default: 5_000,
    description:
      'how long closing waits for submitted tasks, and again for workers to tear down, before it kills them',
  },
  startTimeoutMs: {
    type: 'integer',
    min: 1,
    max: longestMs,
    default: 30_000,
    description: 'how long a worker may take to become ready',
  },
} as const satisfies Record<string, OptionField>;
