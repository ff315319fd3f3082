import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { messageOf, ParbenchError } from '@parbench/core';
import type { NatsPlace } from './nats-settings.ts';

/** How long a server may take to answer, in milliseconds. Something else on the port may never answer. */
const answerLimitMs = 5_000;

/** The first version that answers a request without a subscriber at once. */
const oldest = [2, 2] as const;

/**
 * Connects to the server at `place`. A lost connection is tried again for ever.
 * @throws ParbenchError `unavailable` with the remedy, if there is no usable server
 */
export async function connectNats(place: NatsPlace): Promise<NatsConnection> {
  const connection = await connect({
    ...locationOf(place),
    timeout: answerLimitMs,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
    reconnectJitter: 50,
    // Otherwise each request would record a stack.
    noAsyncTraces: true,
  }).catch((error) => {
    throw refusal(place, error);
  });
  await checkVersion(connection, place);
  return connection;
}

/** Returns the place for messages, without a password. */
export function describePlace(place: NatsPlace): string {
  return 'url' in place ? `nats://${new URL(place.url).host}` : `nats://127.0.0.1:${place.port}`;
}

function locationOf(place: NatsPlace): NodeConnectionOptions {
  if ('port' in place) return { servers: `127.0.0.1:${place.port}`, token: place.token };
  const { host, username, password } = new URL(place.url);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  if (pass) return { servers: host, user, pass };
  return { servers: host, ...(user && { token: user }) };
}

async function checkVersion(connection: NatsConnection, place: NatsPlace): Promise<void> {
  const version = connection.info?.version ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  await connection.close();
  throw new ParbenchError(
    'unavailable',
    `\`url\`: parbench needs NATS ${oldest.join('.')} or later, and ${describePlace(place)} runs ${version}. Upgrade it, or remove \`url\` to start a private server.`,
  );
}

function refusal(place: NatsPlace, error: unknown): ParbenchError {
  const said = messageOf(error);
  const where = describePlace(place);
  const isPassword = (error as Error | undefined)?.name === 'AuthorizationError' || /auth/i.test(said);
  const message = isPassword
    ? `\`url\`: ${where} refused the password (${said}). Write it into the URL: \`nats://user:password@host:port\` or \`nats://token@host:port\`.`
    : `\`url\`: expected a NATS server at ${where}, received: ${said}. Start one there, correct the URL, or remove \`url\` to start a private server.`;
  return new ParbenchError('unavailable', message, { cause: error });
}
