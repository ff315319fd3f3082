import { type OpenedExecutor, openExecutor, type Strategy } from '@parbench/core';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.ts';

const url = import.meta.resolve('./fixtures/busy-square.ts');

const host = { platform: process.platform, nodeVersion: process.versions.node, availableParallelism: 2 };

test.for(plugin.strategies ?? [])('$name is available here and names its library', async (strategy) => {
  expect(await strategy.probe?.(host)).toEqual({ available: true });
  expect(strategy.libraries?.[0]?.version).toMatch(/^\d+\.\d+\.\d+$/);
});

describe.each(plugin.strategies ?? [])('$name', (strategy) => {
  test('returns its own output for each of many tasks', async () => {
    await using executor = await open(strategy, 2);
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, number) => executor.submit({ number, busyMs: 0 })),
    );
    expect(outcomes.map((outcome) => outcome.status === 'ok' && outcome.value)).toEqual(
      Array.from({ length: 200 }, (_, number) => number * number),
    );
  });

  test.each([1, 3])('runs tasks on %i workers, all of them ready', async (workers) => {
    await using executor = await open(strategy, workers);
    await executor.ready();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, number) => executor.submit({ number, busyMs: 20 })),
    );
    expect(new Set(outcomes.map(({ worker }) => worker)).size).toBe(workers);
  });

  test('reports the error of a task', async () => {
    await using executor = await open(strategy, 1);
    expect(await executor.submit({ number: Number.NaN, busyMs: 0 })).toMatchObject({
      status: 'failed',
      kind: 'task-error',
      name: 'RangeError',
      message: 'no number',
    });
  });
});

function open(strategy: Strategy, workers: number): Promise<OpenedExecutor> {
  return openExecutor(strategy, { workload: { url, params: {} }, workers });
}
