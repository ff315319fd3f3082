/** The options of `queue/nats` that only NATS has. */
export const natsFields = {
  maxPayloadMb: {
    type: 'integer',
    min: 1,
    max: 64,
    default: 1,
    description:
      'the largest message that a private server accepts, in MiB: its `max_payload`, which is 1 by default in NATS too',
  },
  requestTimeoutMs: {
    type: 'integer',
    min: 1,
    max: 2 ** 31 - 1,
    default: 30_000,
    description: 'how long a request waits for its reply; NATS does not report that a worker is lost',
  },
} as const;
