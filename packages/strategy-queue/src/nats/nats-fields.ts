/** The options of `queue/nats` that only NATS has. */
export const natsFields = {
  maxPayloadMb: {
    type: 'integer',
    min: 1,
    max: 64,
    default: 1,
    description:
      "the largest message of a private server, in MiB: its `max_payload`, by NATS's own default 1",
  },
  requestTimeoutMs: {
    type: 'integer',
    min: 1,
    max: 2 ** 31 - 1,
    default: 30_000,
    description: 'how long a request waits for its reply; NATS does not report that a worker is lost',
  },
} as const;
