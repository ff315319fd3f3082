/** The entry of a worker process behind a queue group of NATS. */

import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { jsonCodec } from '@parbench/core';
import type { LibraryAnswer, PoolService } from '@parbench/core/pool-library/worker';
import { encodeAnswer, unserialisable } from '../answer.ts';
import { connectNats } from '../nats/connect-nats.ts';
import type { NatsSettings } from '../nats/nats-settings.ts';
import { excessOf } from '../nats/request-tasks.ts';
import { type QueueConsumer, serveDriver } from './serve-driver.ts';

serveDriver(consume);

async function consume(
  service: PoolService,
  { place, topic, concurrency }: NatsSettings,
): Promise<QueueConsumer> {
  const connection = await connectNats(place);
  const messages = connection.subscribe(topic, { queue: 'workers' })[Symbol.asyncIterator]();
  for (let lane = 0; lane < concurrency; lane += 1) void answerAll(service, connection, messages);
  await connection.flush();
  return { close: () => connection.drain() };
}

/** Answers one message after another. */
async function answerAll(
  service: PoolService,
  connection: NatsConnection,
  messages: AsyncIterator<Msg>,
): Promise<void> {
  for (let next = await messages.next(); !next.done; next = await messages.next()) {
    const message = next.value;
    const answer = (await service.answer({ input: jsonCodec.decode(message.json()) })) as LibraryAnswer;
    message.respond(payloadOf(encodeAnswer(answer), connection));
  }
}

function payloadOf(answer: LibraryAnswer, connection: NatsConnection): string {
  const payload = JSON.stringify(answer);
  const tooLarge = excessOf(connection, Buffer.byteLength(payload));
  if (tooLarge === undefined) return payload;
  const [worker] = answer;
  return JSON.stringify([worker, null, { ...unserialisable(`The output: ${tooLarge}`), worker }]);
}
