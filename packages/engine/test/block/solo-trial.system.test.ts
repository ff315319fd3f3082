import { startGuard } from '@parbench/core/guard';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureAlone } from '../../src/block/solo-trial.ts';
import type { CellSubject } from '../../src/plan/subjects.ts';
import { trialTimes } from '../../src/plan/trial-times.ts';
import { fixtureCell, realCell } from '../fixtures/matrix.ts';

let guard: ReturnType<typeof startGuard>;
beforeAll(() => {
  guard = startGuard();
});
afterAll(() => guard.close());

function alone({ workload, strategy, workers }: ReturnType<typeof fixtureCell>) {
  const { name, url, options } = strategy;
  const pace = { sliceMs: 25, taskMs: 0.01, timeoutMs: 10_000, workers, occupancy: 4 };
  const subject = {
    workload: workload.reference,
    strategy: { name, options, ...(url !== undefined && { url }) },
    workers,
    occupancy: pace.occupancy,
    seed: 1,
    taskTimeoutMs: pace.timeoutMs,
  };
  const cell = { subject, times: trialTimes(pace) } as CellSubject;
  return measureAlone(cell, { signal: new AbortController().signal, guard });
}

describe('a solo trial', () => {
  it('measures memory at one worker and the recovery of the cell, of real processes', async () => {
    const solo = await alone(realCell('double', 'forks', 2));
    expect(solo.workers).toBe(1);
    expect(solo.recoveryMs).toBeGreaterThan(1);
    if (process.platform === 'linux') expect(solo.memoryBytes).toBeGreaterThan(1e6);
  });

  it('measures the memory of a cell of one worker at two', async () => {
    expect(await alone(realCell('double', 'forks', 1))).toMatchObject({ workers: 2 });
  });

  it('tells no recovery of a strategy that tells of fewer workers than it has', async () => {
    const solo = await alone(fixtureCell('double', 'right', 2));
    expect(solo).not.toHaveProperty('recoveryMs');
  });
});
