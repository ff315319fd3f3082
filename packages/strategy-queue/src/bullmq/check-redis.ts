import { messageOf, ParbenchError } from '@parbench/core';
import { Redis } from 'ioredis';
import { describePlace, type RedisPlace } from './redis-place.ts';

/** How long a server may take to answer, in milliseconds. Something else on the port may never answer. */
const answerLimitMs = 5_000;

/** BullMQ warns below 6.2, and refuses below 5. */
const oldest = [6, 2] as const;

/**
 * Checks that a server that BullMQ can use answers at `place`.
 * @throws ParbenchError `unavailable` with the remedy
 */
export async function checkRedis(place: RedisPlace): Promise<void> {
  const version = await versionAt(place);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new ParbenchError(
    'unavailable',
    `\`url\`: BullMQ needs Redis ${oldest.join('.')} or later, and ${describePlace(place)} runs ${version}. Upgrade it, or remove \`url\` to start a private server.`,
  );
}

async function versionAt(place: RedisPlace): Promise<string> {
  const options = {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: answerLimitMs,
    commandTimeout: answerLimitMs,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  };
  const client = 'url' in place ? new Redis(place.url, options) : new Redis({ ...options, ...place });
  let lastError: Error | undefined;
  client.on('error', (error) => {
    lastError = error;
  });
  try {
    await withinLimit(client.connect());
    const info = await client.info('server');
    return /redis_version:(\S+)/.exec(info)?.[1] ?? '0';
  } catch (error) {
    throw refusal(place, lastError ?? error);
  } finally {
    client.disconnect();
  }
}

async function withinLimit(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${answerLimitMs} ms`)), answerLimitMs);
  });
  try {
    await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}

function refusal(place: RedisPlace, error: unknown): ParbenchError {
  const said = messageOf(error);
  const where = describePlace(place);
  const message = /NOAUTH|WRONGPASS|invalid password|without any password/i.test(said)
    ? `\`url\`: ${where} refused the password (${said}). Write it into the URL: \`redis://user:password@host:port\`.`
    : `\`url\`: expected a server of Redis or Valkey at ${where}, received: ${said}. Start one there, correct the URL, or remove \`url\` to start a private server.`;
  return new ParbenchError('unavailable', message, { cause: error });
}
