import type { Cell, Result } from '@parbench/engine/result';
import { analyseGranularity } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { hasIterations, type Peak, sizeRunsOf } from '../metg/size-runs.ts';
import { metgOfTaskBench } from '../metg/task-bench.ts';
import { resultOf } from './fixtures/result.ts';

const iterationsPerMs = 70_000;

/** A sweep over sizes in milliseconds: each task costs its worker 0.06 ms more, and blocks lie 3 % apart. */
function sweep(sizesMs: readonly number[]): Result {
  const results = sizesMs.map((ms) => {
    const result = resultOf(`spin-${ms}`, 4, {
      threads: { tasksPerSecond: 2000 / (ms + 0.06), spread: 0.03 },
    });
    const cells = result.cells.map((cell): Cell => {
      const trials = cell.trials.map((trial) => ({ ...trial, ceilingPerSecond: 2000 / ms }));
      const params = { ms, iterations: Math.round(ms * iterationsPerMs) };
      return { ...cell, trials, workload: { ...cell.workload, params } };
    });
    return { ...result, cells };
  });
  const [first] = results;
  if (first === undefined) throw new Error('no sizes');
  return { ...first, cells: results.flatMap(({ cells }) => cells) };
}

describe('METG of a sweep, recomputed from its raw slices', () => {
  const result = sweep([0.01, 0.025, 0.063, 0.16, 0.4]);
  const [curve] = analyseGranularity(result, { workload: 'spin', param: 'ms' }).curves;

  it.each(['of each size', 'of all sizes'] satisfies Peak[])(
    'is that of parbench to within 0.5 %%, by the peak %s',
    (peak) => {
      expect(hasIterations(result)).toBe(true);
      const seconds = metgOfTaskBench(sizeRunsOf(result, 'threads', peak)) ?? 0;
      if (curve?.metgMs?.status !== 'bracketed') throw new Error('not bracketed');
      expect(Math.abs(Math.log((1000 * seconds) / curve.metgMs.value))).toBeLessThan(0.005);
    },
  );

  it('is the same where the iterations of a task are not known', () => {
    const cells = result.cells.map((cell) => ({
      ...cell,
      workload: { ...cell.workload, params: { ms: Number(cell.workload.params.ms) } },
    }));
    expect(hasIterations({ ...result, cells })).toBe(false);
    const [known, unknown] = [result, { ...result, cells }].map((each) =>
      metgOfTaskBench(sizeRunsOf(each, 'threads', 'of each size')),
    );
    expect(unknown).toBeCloseTo(known ?? 0, 12);
  });
});
