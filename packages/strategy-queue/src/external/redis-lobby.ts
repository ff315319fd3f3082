import { Redis } from 'ioredis';
import { checkRedis } from '../bullmq/check-redis.ts';
import { type Lobby, type LobbyMessage, parseLobbyMessage } from './lobby.ts';

/**
 * Joins the lobby on a Redis server: a channel, which keeps nothing.
 * @throws ParbenchError `unavailable` with the remedy, if there is no usable server
 */
export async function joinRedisLobby(
  url: string,
  prefix: string,
  onMessage: (message: LobbyMessage) => void,
): Promise<Lobby> {
  await checkRedis({ url });
  const channel = `${prefix}:lobby`;
  const [publisher, subscriber] = [new Redis(url), new Redis(url)];
  // Without listeners, ioredis prints every failed connection.
  for (const client of [publisher, subscriber]) client.on('error', () => {});
  subscriber.on('message', (_channel, text) => {
    const message = parseLobbyMessage(text);
    if (message) onMessage(message);
  });
  await subscriber.subscribe(channel);
  return {
    send: (message) => void publisher.publish(channel, JSON.stringify(message)).catch(() => {}),
    async close() {
      subscriber.disconnect();
      if (publisher.status === 'ready') await publisher.quit().catch(() => {});
      else publisher.disconnect();
    },
  };
}
