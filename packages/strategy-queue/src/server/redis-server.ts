import { join } from 'node:path';
import type { RedisPlace } from '../bullmq/redis-place.ts';
import { acceptsConnections } from './accepts-connections.ts';
import type { ServerKind } from './find-program.ts';
import type { ServerRecipe } from './private-server.ts';

/** The servers that BullMQ works with. */
export const redisKind: ServerKind = {
  name: 'Redis or Valkey',
  programs: ['redis-server', 'valkey-server'],
  debianPackage: 'redis-server',
};

/** Returns how to run a private Redis: on a Unix socket in its own folder, with nothing written to disk. */
export function redisRecipe(program: string): ServerRecipe<RedisPlace> {
  const socketIn = (folder: string) => join(folder, 'redis.sock');
  return {
    program,
    prepare: async (folder) => [
      ...['--port', '0', '--unixsocket', socketIn(folder), '--unixsocketperm', '700'],
      ...['--save', '', '--appendonly', 'no', '--dir', folder, '--daemonize', 'no'],
    ],
    async find(folder) {
      const path = socketIn(folder);
      return (await acceptsConnections({ path })) ? { path } : undefined;
    },
  };
}
