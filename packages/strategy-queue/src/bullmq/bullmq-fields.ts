/** The options of `queue/bullmq` that only BullMQ has. */
export const bullmqFields = {
  addBulk: {
    type: 'flag',
    default: false,
    description: 'whether tasks that are submitted in one turn of the event loop are added by one `addBulk`',
  },
  attempts: {
    type: 'integer',
    min: 1,
    default: 1,
    description: "BullMQ's `attempts`: how often a task that throws runs at most",
  },
  maxStalledCount: {
    type: 'integer',
    min: 0,
    default: 0,
    description:
      "BullMQ's `maxStalledCount`: how often a task runs again after its worker stopped renewing the lock (BullMQ's own default is 1)",
  },
  lockDurationMs: {
    type: 'integer',
    min: 1,
    default: 30_000,
    description: "BullMQ's `lockDuration`: how long a lock is valid that its worker does not renew",
  },
  stalledIntervalMs: {
    type: 'integer',
    min: 1,
    default: 30_000,
    description: "BullMQ's `stalledInterval`: how often workers look for tasks without a valid lock",
  },
} as const;
