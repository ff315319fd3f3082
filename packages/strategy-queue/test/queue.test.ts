import type { Strategy } from '@parbench/core';
import { describe, expect, test } from 'vitest';
import { bullmq, nats } from '../src/index.ts';
import { echoes, openQueue } from './open-queue.ts';
import { skipWithoutServer } from './skip-without-server.ts';

describe.each([bullmq, nats] as Strategy[])('$name', async (strategy) => {
  await skipWithoutServer(strategy);

  test('names its library', () => {
    expect(strategy.libraries?.[0]?.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('returns its own output for each of many tasks, from both workers', async () => {
    await using executor = await openQueue(strategy, 2);
    await executor.ready();
    const outcomes = await Promise.all(echoes(200).map((act) => executor.submit(act)));
    expect(outcomes.map((outcome) => outcome.status === 'ok' && outcome.value)).toEqual(
      Array.from({ length: 200 }, (_, number) => number),
    );
    const pids = executor.workers().map(({ pid }) => pid);
    expect(new Set(outcomes.map(({ worker }) => worker))).toEqual(new Set(pids));
  });

  test('keeps values that JSON alone would change, and reports the error of a task', async () => {
    await using executor = await openQueue(strategy, 1);
    const value = [undefined, Number.NaN, -0, new Uint8Array([1, 2])];
    const [kept, thrown] = await Promise.all([
      executor.submit({ act: 'echo', value }),
      executor.submit({ act: 'throw', what: 'error' }),
    ]);
    expect(kept).toMatchObject({ status: 'ok', value });
    expect(thrown).toMatchObject({ kind: 'task-error', name: 'TypeError', message: 'thrown' });
  });

  test('runs several waiting tasks at once on a worker with `concurrency`', async () => {
    await using executor = await openQueue(strategy, 1, { concurrency: 8 });
    const start = performance.now();
    await Promise.all(Array.from({ length: 8 }, () => executor.submit({ act: 'wait', ms: 400 })));
    expect(performance.now() - start).toBeLessThan(8 * 400);
  });
});

describe('queue/bullmq', async () => {
  await skipWithoutServer(bullmq as Strategy);

  test('adds the tasks of one turn together with `addBulk`', async () => {
    await using executor = await openQueue(bullmq as Strategy, 1, { addBulk: true });
    const outcomes = await Promise.all(echoes(100).map((act) => executor.submit(act)));
    expect(outcomes.every(({ status }) => status === 'ok')).toBe(true);
  });
});

describe('queue/nats', async () => {
  await skipWithoutServer(nats as Strategy);

  test('settles a task that is too large as unserialisable, with the remedy', async () => {
    const large = { act: 'echo', value: 'x'.repeat(2 ** 21) };
    await using executor = await openQueue(nats as Strategy, 1);
    const outcomes = await Promise.all([
      executor.submit(large),
      executor.submit({ act: 'give-bytes', length: 2 ** 21 }),
    ]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        kind: 'unserialisable',
        message: expect.stringContaining('`maxPayloadMb`'),
      });
    }
    await using roomy = await openQueue(nats as Strategy, 1, { maxPayloadMb: 4 });
    expect(await roomy.submit(large)).toMatchObject({ status: 'ok' });
  });
});
