import { openExecutor } from '@parbench/core';
import { threads } from '@parbench/strategy-threads';
import { expect, it } from 'vitest';

const workload = { url: import.meta.resolve('./fixtures/answering.ts'), params: {} };

it.each(['sync', 'async', 'disabled'])(
  'an output that cannot be cloned fails its task alone, first or later, with atomics: %s',
  async (atomics) => {
    await using executor = await openExecutor(threads, { workload, workers: 1, options: { atomics } });
    const outcomes = [];
    for (const answer of ['function', 'function', 'number', 'function', 'number'] as const)
      outcomes.push(await executor.submit(answer));
    const refused = { kind: 'unserialisable', message: expect.stringMatching(/^The output: .*cloned/s) };
    const ok = { status: 'ok', value: 1 };
    expect(outcomes).toMatchObject([refused, refused, ok, refused, ok]);
    expect(new Set(outcomes.map(({ worker }) => worker)).size).toBe(1);
  },
);

it('leaves the `MessagePort` of its threads as it is, once they have answered', async () => {
  await using executor = await openExecutor(threads, { workload, workers: 1 });
  await executor.submit('number');
  expect(await executor.submit('postMessage')).toMatchObject({
    value: expect.stringContaining('[native code]'),
  });
});
