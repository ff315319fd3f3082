import {
  type ChooseStage,
  identifyCell,
  type RunEvent,
  runMatrix,
  type StageContext,
} from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { fixtureCell, fixtureSettings, shortTrials } from '../fixtures/matrix.ts';

const cells = ['inline', 'right', 'wrong-outputs'].map((name) => fixtureCell('double', name));
const [inline, right, wrong] = cells.map((cell) => identifyCell(cell).id);
const settings = { ...fixtureSettings, maxBlocks: 40, comparisons: 5 };

describe('a run in stages', async () => {
  const seen: StageContext[] = [];
  const stages = [stageOf([inline, right], 2), stageOf([inline, wrong, right], 3, 1)];
  const chooseStage: ChooseStage = (context) => {
    seen.push(context);
    return stages.shift();
  };
  const events: RunEvent[] = [];
  const result = await runMatrix(cells, settings, {
    ...{ chooseStage, looks: 2 },
    onEvent: (event) => events.push(event),
  });

  it('measures the cells of each stage until it is settled, in blocks that are numbered through', () => {
    expect(blocksOf(inline)).toEqual([0, 1, 2, 3, 4]);
    expect(blocksOf(right)).toEqual([0, 1, 2, 3, 4]);
    expect(result.workloads[0]?.blocks).toBe(5);
    expect(result.run.stopped).toBe('decided');
  });

  it('chooses a stage by all measurements so far', () => {
    expect(seen.map(({ measured }) => measured.workloads[0]?.blocks)).toEqual([0, 2, 5]);
    expect(seen.map(({ isRunning }) => isRunning(wrong ?? ''))).toEqual([false, false, false]);
  });

  it('settles stages by intervals for the looks, and judges the result by those for its comparisons', () => {
    const [interim] = seen.at(-1)?.measured.comparisons ?? [];
    const [final] = result.comparisons;
    expect(interim?.ratio).toBe(final?.ratio);
    expect(interim?.low).toBeGreaterThan(final?.low ?? Number.POSITIVE_INFINITY);
  });

  it('observes the block of each stage that it says, and no other', () => {
    const observed = result.cells
      .find(({ id }) => id === right)
      ?.trials.map((trial) => trial.roundTripMs !== undefined);
    expect(observed).toEqual([true, false, false, true, false]);
  });

  it('gives no number twice, even if a block did not fit in the time of its stage', async () => {
    let estimates: readonly number[] = [];
    const onEvent = (event: RunEvent) => {
      if (event.type === 'planned') estimates = event.plan.blocks.map(({ estimatedMs }) => estimatedMs);
    };
    let asked = 0;
    const chooseStage: ChooseStage = () => {
      const [observed = 0] = estimates;
      const all = { ...stageOf([inline, right], 2), isSettled: () => false, maxBlocks: 3 };
      const stages = [all, { ...all, budgetMs: observed - 1 }, all];
      return stages[asked++];
    };
    const run = await runMatrix(cells.slice(0, 2), settings, { chooseStage, onEvent });
    const numbers = run.cells[0]?.trials.map(({ block }) => block) ?? [];
    // The first two blocks of the second stage are planned as observed, and so too long for it.
    expect(numbers).toEqual([0, 1, 2, 5, 6, 7, 8]);
  });

  it('needs no pilot for a task whose cost is known', async () => {
    const types: string[] = [];
    await runMatrix(
      cells.slice(0, 2),
      { ...shortTrials, maxBlocks: 1 },
      {
        taskCosts: new Map([['double', { meanMs: 0.5, samples: 1 }]]),
        onEvent: ({ type }) => types.push(type),
      },
    );
    expect(events.map(({ type }) => type)).toContain('pilot');
    expect(types).not.toContain('pilot');
  });

  it('says that the time was too short for a single block', async () => {
    const short = [{ ...stageOf([inline, right], 1), budgetMs: 1 }];
    const { run } = await runMatrix(cells.slice(0, 2), shortTrials, { chooseStage: () => short.shift() });
    expect(run.stopped).toBe('too-short');
  });

  function blocksOf(id: string | undefined) {
    return result.cells.find((cell) => cell.id === id)?.trials.map(({ block }) => block);
  }
});

function stageOf(ids: readonly (string | undefined)[], blocks: number, observedBlock = 0) {
  let done = 0;
  return {
    workload: 'double',
    cells: ids.filter((id) => id !== undefined),
    budgetMs: 60_000,
    maxBlocks: 40,
    observedBlock,
    soloTrials: 0,
    isSettled: () => done++ >= blocks,
  };
}
