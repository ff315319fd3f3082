import type { OptionsOf } from '@parbench/core';
import type { LibraryPoolOptions } from '@parbench/core/pool-library';
import type { QueueOptions } from '../queue-options.ts';
import type { bullmqFields } from './bullmq-fields.ts';
import type { RedisPlace } from './redis-place.ts';

/** All options of `queue/bullmq`, complete. */
export type BullmqOptions = LibraryPoolOptions & QueueOptions & OptionsOf<typeof bullmqFields>;

/** The name of the queue. Its keys have a prefix of their own. */
export const queueName = 'tasks';

/** What a worker needs to take tasks. */
export interface BullmqSettings
  extends Pick<BullmqOptions, 'concurrency' | 'maxStalledCount' | 'lockDurationMs' | 'stalledIntervalMs'> {
  readonly place: RedisPlace;
  /** The prefix of the keys of this executor. */
  readonly prefix: string;
}
