import { identifyCell, type MatrixCell, type RunSettings } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import type { PilotedWorkload } from '../../src/pilot/pilot-workloads.ts';
import { planCells } from '../../src/plan/plan-matrix.ts';
import { trialOf } from '../../src/plan/planned-trial.ts';
import { fixtureCell, fixtureSettings, inWorkers } from '../fixtures/matrix.ts';

/** A workload with this task cost, from its pilot. */
function piloted(cells: readonly MatrixCell[], meanMs: number, more: Partial<PilotedWorkload> = {}) {
  const identified = cells.map(identifyCell);
  const key = identified[0]?.key ?? '';
  return { key, cells: identified, taskCost: { meanMs, relativeMarginOfError: 0.01, samples: 100 }, ...more };
}

function cellsOf(workload: string, widths: readonly number[], strategies = ['right', 'exits', 'crashes']) {
  return [
    fixtureCell(workload, 'inline'),
    ...strategies.flatMap((strategy) =>
      widths.map((workers) => inWorkers(fixtureCell(workload, strategy, workers))),
    ),
  ];
}

const settings: RunSettings = {
  ...fixtureSettings,
  budgetMs: 165_000,
  maxBlocks: 2,
  seed: 7,
  timeoutMs: 10_000,
};
const short = piloted(cellsOf('short', [2]), 0.0002);
const medium = piloted(cellsOf('medium', [1, 2, 4]), 1);
const long = piloted(cellsOf('long', [2]), 80);

const runs: Readonly<Record<string, readonly [readonly PilotedWorkload[], RunSettings]>> = {
  'three task lengths': [[short, medium, long], settings],
  'little memory': [
    [{ ...medium, memory: { workerBytes: 5e7, availableBytes: 4e8 } }],
    { ...settings, maxBlocks: 4 },
  ],
  'a rate and an occupancy without solo trials': [
    [medium],
    { ...settings, ratePerSecond: 500, occupancy: 5, soloTrials: 0 },
  ],
  'a coarse run': [[short, medium], { ...settings, detail: 'coarse' }],
  'a brief run': [[short, medium], { ...settings, detail: 'brief' }],
  revisions: [
    [piloted(cellsOf('medium', [2], ['right']).flatMap(inRevisions), 1)],
    { ...settings, baseline: 'a', comparisons: 2 },
  ],
  'cells and workloads that cannot run': [
    [
      piloted(
        cellsOf('medium', [2]).map((cell, index) => (index === 1 ? { ...cell, skip: 'not here' } : cell)),
        1,
      ),
      { ...long, end: { status: 'failed', reason: 'no task cost' } },
    ],
    settings,
  ],
};

function inRevisions(cell: MatrixCell): readonly MatrixCell[] {
  return ['a', 'b'].map((revision) => ({ ...cell, revision }));
}

/** The same cells, pilots and seed give the same plan and the same trials, however the code between them changes. */
describe('the plan and the trials of', () => {
  it.each(Object.entries(runs))('%s', async (name, [workloads, given]) => {
    const { trials: planned, ...plan } = planCells(workloads, given);
    const blocks = plan.blocks.map(({ ceilings, estimatedMs, ...block }) => {
      const { slice } = trialOf({ trials: planned }, block.competitors[0] ?? '').times;
      return { ...block, sliceMs: slice.durationMs, ceilings, estimatedMs };
    });
    const competitors = new Set(plan.blocks.flatMap((block) => block.competitors));
    const trials = [...competitors].map((id) => {
      const { spec, times } = trialOf({ trials: planned }, id);
      const { workers, occupancy, seed, taskTimeoutNs, strategy } = spec;
      const taskTimeoutMs = taskTimeoutNs / 1e6;
      return { id, spec: { workers, occupancy, seed, taskTimeoutMs, strategy: strategy.name }, times };
    });
    const file = `./golden/${name.replaceAll(' ', '-')}.json`;
    await expect(
      `${JSON.stringify({ plan: { ...plan, blocks }, trials }, undefined, 1)}\n`,
    ).toMatchFileSnapshot(file);
  });
});
