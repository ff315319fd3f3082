import { openExecutor } from '@parbench/core';
import { expect, test, vi } from 'vitest';
import { cluster } from '../src/index.ts';

const workload = { url: new URL('./fixtures/node-settings.mjs', import.meta.url).href, params: {} };

test('workers get the flags, and the compile cache folder of the driver', async () => {
  vi.stubEnv('NODE_COMPILE_CACHE', '/nowhere/compiled');
  const options = { execArgv: ['--stack-size=900'], compileCache: true };
  await using executor = await openExecutor(cluster, { workload, workers: 1, options });
  vi.unstubAllEnvs();
  expect(await executor.submit(0)).toMatchObject({
    status: 'ok',
    value: { execArgv: expect.arrayContaining(['--stack-size=900']), folder: '/nowhere/compiled' },
  });
});

test.each([
  [{ execArgv: [1] }, '`execArgv`: expected a list of texts, received [1]'],
  [{ maxInFlight: 0 }, '`maxInFlight`: expected an integer from 1 to 65536, received 0'],
])('%j is refused', async (options, message) => {
  await expect(openExecutor(cluster, { workload, workers: 1, options })).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining(message),
  });
});
