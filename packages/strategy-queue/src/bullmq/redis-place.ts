import type { RedisOptions } from 'bullmq';

/** A Redis server: the socket of a private one, or the URL of one that runs. */
export type RedisPlace = { readonly path: string } | { readonly url: string };

/**
 * Returns the options for BullMQ's connections. They try again after at most 500 ms; BullMQ's own delay grows to 20 s. With
 * `resends`, a command without a reply is sent again after a lost connection, so a task may be added twice.
 */
export function connectionTo(place: RedisPlace, resends: boolean): RedisOptions {
  return {
    ...place,
    maxRetriesPerRequest: null,
    autoResendUnfulfilledCommands: resends,
    retryStrategy: (times: number) => Math.min(25 * 2 ** times, 500),
  };
}

/** Returns the place for messages, without a password. */
export function describePlace(place: RedisPlace): string {
  if ('path' in place) return place.path;
  const url = new URL(place.url);
  url.password = '';
  url.username = '';
  return url.href;
}
