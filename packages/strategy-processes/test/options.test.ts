import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExecutor, type Strategy } from '@parbench/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { processes, processesAdvanced, processesSocket, processesSpawn } from '../src/index.ts';

const workload = { url: import.meta.resolve('./fixtures/node-settings.ts'), params: {} };
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-compile-cache-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test.each([processes, processesSocket, processesSpawn])(
  '$name gives its workers flags and a compile cache',
  async (strategy) => {
    vi.stubEnv('TMPDIR', folder);
    // Otherwise the tests' own cache would be used.
    vi.stubEnv('NODE_COMPILE_CACHE', undefined);
    const options = { execArgv: ['--stack-size=900'], compileCache: true, heapLimitMb: 64 };
    await using executor = await openExecutor(strategy as Strategy, { workload, workers: 1, options });
    expect(await executor.submit(0)).toMatchObject({
      status: 'ok',
      value: {
        execArgv: expect.arrayContaining(['--stack-size=900', '--max-old-space-size=64']),
        compileCache: expect.stringContaining(join(folder, 'node-compile-cache')),
      },
    });
  },
);

test.each([
  [processes, { execArgv: '--stack-size=900' }, '`execArgv`: expected a list of texts'],
  [processesAdvanced, { compileCache: 1 }, '`compileCache`: expected `true` or `false`'],
  [processesSocket, { maxInFlight: 0 }, '`maxInFlight`: expected an integer from 1 to 65536'],
  [processesSpawn, { maxInFlight: 2 }, '`maxInFlight`: unknown option'],
])('a bad option is refused: $name with %j', async (strategy, options, message) => {
  const opening = openExecutor(strategy as Strategy, { workload, workers: 1, options });
  await expect(opening).rejects.toMatchObject({
    code: 'invalid-options',
    message: expect.stringContaining(message),
  });
});
