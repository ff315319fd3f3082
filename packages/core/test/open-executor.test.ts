import { expect, test } from 'vitest';
import { openExecutor } from '../src/open-executor.ts';
import { defineStrategy } from '../src/strategy.ts';

const workload = { url: 'file:///unused.mjs', params: {} };

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  '%d workers are refused before opening',
  async (workers) => {
    const { strategy, calls } = recordingStrategy();
    await expect(openExecutor(strategy, { workload, workers })).rejects.toMatchObject({
      code: 'invalid-workers',
    });
    expect(calls).toEqual([]);
  },
);

test('an aborted signal prevents opening', async () => {
  const { strategy, calls } = recordingStrategy();
  const signal = AbortSignal.abort(new Error('never mind'));
  await expect(openExecutor(strategy, { workload, workers: 1, signal })).rejects.toThrow('never mind');
  expect(calls).toEqual([]);
});

test('missing members are added: ready resolves, workers are none, disposal closes', async () => {
  const { strategy, calls } = recordingStrategy();
  {
    await using executor = await openExecutor(strategy, { workload, workers: 1 });
    await executor.ready();
    expect(executor.workers()).toEqual([]);
    expect(await executor.submit(1)).toEqual({ status: 'ok', value: 1, worker: 'only' });
  }
  expect(calls).toEqual(['open', 'submit', 'close']);
});

function recordingStrategy() {
  const calls: string[] = [];
  const strategy = defineStrategy({
    name: 'recording',
    async open() {
      calls.push('open');
      return {
        async submit(value) {
          calls.push('submit');
          return { status: 'ok', value, worker: 'only' };
        },
        async close() {
          calls.push('close');
        },
      };
    },
  });
  return { strategy, calls };
}
