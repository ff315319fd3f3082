import { randomBytes } from 'node:crypto';
import { type OptionsOf, processFields } from '@parbench/core';

/** The options of every `queue/...` strategy, in addition to those of the adapter, as fields for `optionsSchema`. */
export const queueFields = {
  url: {
    type: 'text',
    description: 'a server that runs, instead of one that the strategy starts: `redis://...` or `nats://...`',
  },
  prefix: {
    type: 'text',
    default: 'parbench',
    description: 'the beginning of every key or topic on that server',
  },
  concurrency: {
    type: 'integer',
    min: 1,
    default: 1,
    description: 'tasks that a worker runs at once; for tasks that wait',
  },
  externalWorkers: {
    type: 'integer',
    min: 0,
    default: 0,
    description: 'how many of the workers `parbench worker` starts on other hosts; needs `url`',
  },
  reconnectMs: {
    type: 'integer',
    min: 0,
    max: 2 ** 31 - 1,
    default: 10_000,
    description: 'how long the driver tries to reach a lost server before it gives up',
  },
  ...processFields,
} as const;

/** The options that `queueFields` describe. */
export type QueueOptions = OptionsOf<typeof queueFields>;

/**
 * Names an executor on its server, with a part of its own if others may use the server. The name is in every message, so it is
 * short.
 */
export function nameRun({ url, prefix }: Pick<QueueOptions, 'url' | 'prefix'>, separator: string): string {
  return url === undefined ? 'run' : `${prefix}${separator}${randomBytes(6).toString('base64url')}`;
}
