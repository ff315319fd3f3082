import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { identifyCell, type MatrixCell } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureAlone } from '../../src/block/solo-trial.ts';
import { planCells } from '../../src/plan/plan-matrix.ts';
import { trialOf } from '../../src/plan/planned-trial.ts';
import { fixtureCell, fixtureContext, fixtureSettings, realCell } from '../fixtures/matrix.ts';

let reaper: ReturnType<typeof startOrphanReaper>;
beforeAll(() => {
  reaper = startOrphanReaper();
});
afterAll(() => reaper.close());

function alone(planned: MatrixCell) {
  const cell = identifyCell(planned);
  const taskCost = { meanMs: 0.01 };
  const settings = { ...fixtureSettings, timeoutMs: 10_000, occupancy: 4 };
  const plan = planCells([{ key: cell.key, cells: [cell], taskCost }], settings);
  return measureAlone(trialOf(plan, cell.id), { ...fixtureContext, reaper });
}

describe('a solo trial', () => {
  it('measures the memory of one worker and the recovery of a cell with real processes', async () => {
    const solo = await alone(realCell('double', 'forks', 2));
    expect(solo.workers).toBe(1);
    expect(solo.recoveryMs).toBeGreaterThan(1);
    if (process.platform === 'linux') expect(solo.memoryBytes).toBeGreaterThan(1e6);
  });

  it('measures the memory of two workers for a cell with one', async () => {
    expect(await alone(realCell('double', 'forks', 1))).toMatchObject({ workers: 2 });
  });

  it('reports no recovery time of a strategy that reports fewer workers than it has', async () => {
    const solo = await alone(fixtureCell('double', 'right', 2));
    expect(solo).not.toHaveProperty('recoveryMs');
  });
});
