import type { Outcome, Strategy } from '@parbench/core';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { bullmq, nats } from '../src/index.ts';
import { findProgram } from '../src/server/find-program.ts';
import { natsKind } from '../src/server/nats-server.ts';
import { redisKind } from '../src/server/redis-server.ts';
import { openQueue } from './open-queue.ts';
import { type RunningServer, startNatsServer, startRedis } from './running-server.ts';
import { skipWithoutServer } from './skip-without-server.ts';

const kinds = [
  {
    name: 'queue/bullmq',
    strategy: bullmq as Strategy,
    start: () => startRedis(findProgram(redisKind.programs) ?? ''),
    urlOf: ({ port }: RunningServer) => `redis://:secret@127.0.0.1:${port}`,
  },
  {
    name: 'queue/nats',
    strategy: nats as Strategy,
    start: () => startNatsServer(findProgram(natsKind.programs) ?? ''),
    urlOf: ({ port }: RunningServer) => `nats://user:secret@127.0.0.1:${port}`,
  },
];

describe.each(kinds)('$name', async ({ strategy, start, urlOf }) => {
  await skipWithoutServer(strategy);

  test('every task settles when the server is lost and comes back, and later tasks run', async () => {
    await using server = await start();
    await using executor = await openQueue(strategy, 2, { url: urlOf(server), closeGraceMs: 1_000 });
    await executor.ready();
    const tasks = waits(executor, 20);
    await server.kill();
    await server.start();
    for (const outcome of await Promise.all(tasks)) expectOkOrLost(outcome);
    await expect
      .poll(async () => (await executor.submit({ act: 'echo' })).status, { timeout: 20_000 })
      .toBe('ok');
  });

  test('every task settles when the server is lost for ever, also later ones, with the reason', async () => {
    await using server = await start();
    const options = { url: urlOf(server), reconnectMs: 500, closeGraceMs: 500 };
    await using executor = await openQueue(strategy, 1, options);
    const tasks = waits(executor, 10);
    await server.kill();
    for (const outcome of await Promise.all(tasks)) expectOkOrLost(outcome);
    await expect
      .poll(async () => executor.submit({ act: 'echo' }), { timeout: 5_000 })
      .toMatchObject({ kind: 'worker-lost', message: expect.stringContaining('`reconnectMs`') });
  });
});

test('queue/bullmq leaves nothing behind on a server of others, and takes nothing away', async ({ skip }) => {
  const program = findProgram(redisKind.programs);
  if (program === undefined) return skip('no Redis is on the path');
  await using server = await startRedis(program);
  const url = `redis://:secret@127.0.0.1:${server.port}`;
  const redis = new Redis(url);
  await redis.set('mine', 'kept');
  const executor = await openQueue(bullmq as Strategy, 1, { url, closeGraceMs: 200 });
  const loop = executor.submit({ act: 'loop' }, { deadlineMs: 300 });
  const tasks = waits(executor, 5);
  expect(await loop).toMatchObject({ kind: 'deadline' });
  expect((await redis.keys('parbench:*')).length).toBeGreaterThan(0);
  await executor.close();
  for (const outcome of await Promise.all(tasks)) expect(outcome.status).toBe('failed');
  expect(await redis.keys('*')).toEqual(['mine']);
  redis.disconnect();
});

function waits(executor: { submit(input: unknown): Promise<Outcome> }, count: number): Promise<Outcome>[] {
  return Array.from({ length: count }, (_, value) => executor.submit({ act: 'wait', ms: 20, value }));
}

function expectOkOrLost(outcome: Outcome): void {
  if (outcome.status === 'failed') expect(outcome.kind).toBe('worker-lost');
}
