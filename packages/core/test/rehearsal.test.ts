import { expect, test } from 'vitest';
import { openExecutor } from '../src/open-executor.ts';
import { rehearsal } from '../src/rehearsal.ts';
import { defineStrategy } from '../src/strategy.ts';
import { startWorkload } from '../src/worker/start-workload.ts';

const workload = { url: import.meta.resolve('./fixtures/acts.ts'), params: {} };

test('a started workload answers a rehearsal with nothing, and runs everything else', async () => {
  const { run } = await startWorkload(workload);
  expect(run(rehearsal)).toBeUndefined();
  expect(run({ act: 'echo', value: rehearsal })).toBe(rehearsal);
});

test.each([rehearsal, undefined])('an opened executor has the rehearsal of its strategy: %j', async (own) => {
  const strategy = defineStrategy({
    name: 'rehearsing',
    open: async () => ({
      submit: async (value) => ({ status: 'ok', value, worker: 'only' }),
      close: async () => {},
      ...(own !== undefined && { rehearsal: own }),
    }),
  });
  await using executor = await openExecutor(strategy, { workload, workers: 1 });
  expect(executor.rehearsal).toBe(own);
});
