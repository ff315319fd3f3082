import type { OptionsOf } from '@parbench/core';
import type { LibraryPoolOptions } from '@parbench/core/pool-library';
import type { QueueOptions } from '../queue-options.ts';
import type { NatsAddress } from '../server/nats-server.ts';
import type { natsFields } from './nats-fields.ts';

/** All options of `queue/nats`, complete. */
export type NatsOptions = LibraryPoolOptions & QueueOptions & OptionsOf<typeof natsFields>;

/** A NATS server: the address of a private one, or the URL of one that runs. */
export type NatsPlace = NatsAddress | { readonly url: string };

/** What a worker needs to take tasks. */
export interface NatsSettings extends Pick<NatsOptions, 'concurrency'> {
  readonly place: NatsPlace;
  /** The topic of the tasks of this executor. */
  readonly topic: string;
}
