import { afterEach, expect, it } from 'vitest';
import type { TrialSpec } from '../../src/protocol/trial-spec.ts';
import { prepareCell } from '../../src/trial-host/open-cell.ts';

const variable = 'PARBENCH_COMPILE_EARLY_MS';
const spec: TrialSpec = {
  workload: { url: import.meta.resolve('../fixtures/double.ts'), params: {} },
  strategy: { name: 'inline', options: {} },
  workers: 1,
  occupancy: 2,
  seed: 1,
  taskTimeoutNs: 1e9,
};

afterEach(() => {
  delete process.env[variable];
});

async function askedWhenOpen(more: Partial<TrialSpec>): Promise<string | undefined> {
  const cell = await prepareCell({ ...spec, ...more });
  expect(process.env[variable]).toBeUndefined();
  const { close } = await cell.open();
  await close();
  return process.env[variable];
}

it('asks the processes of the pool to compile early for as long as the trial says', async () => {
  expect(await askedWhenOpen({ compileEarlyNs: 5e6 })).toBe('5');
});

it('asks for nothing otherwise', async () => {
  expect(await askedWhenOpen({})).toBeUndefined();
});
