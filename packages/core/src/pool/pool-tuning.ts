import type { OptionField } from '../options-schema.ts';

/** The longest time in milliseconds that Node's timers know. */
const longestMs = 2 ** 31 - 1;

/** What every pool can be tuned with, as fields for `optionsSchema`; a strategy passes the values on to `createPool`. */
export const poolTuning = {
  minInFlight: {
    type: 'integer',
    min: 1,
    default: 2,
    description: 'tasks that a worker may hold at once however long they take, the running one included',
  },
  maxInFlight: {
    type: 'integer',
    min: 1,
    max: 65_536,
    default: 64,
    description:
      'tasks that a worker may hold at once while they are so short that it has no more than 4 ms of work',
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
    description: 'how long closing lets submitted tasks finish, and then workers tear down, before it kills',
  },
  startTimeoutMs: {
    type: 'integer',
    min: 1,
    max: longestMs,
    default: 30_000,
    description: 'how long a worker may take to become ready',
  },
} as const satisfies Record<string, OptionField>;
