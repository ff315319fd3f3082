import type { Result } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/exit/exit-code-of.ts';
import { result } from '../fixtures/result.ts';

const sound: Result = { ...result, cells: result.cells.filter(({ status }) => status !== 'failed') };
const open: Result = {
  ...sound,
  comparisons: sound.comparisons.map((comparison) => ({ ...comparison, verdict: 'inconclusive' })),
};
const partly: Result = {
  ...sound,
  workloads: sound.workloads.flatMap((workload) => [workload, { ...workload, baseline: 'unmeasured' }]),
};
const interrupted: Result = { ...result, run: { ...result.run, status: 'interrupted' } };

describe('exitCodeOf', () => {
  it.for<[what: string, code: number, result: Result, requireVerdict: boolean]>([
    ['with verdicts', 0, sound, true],
    ['without a verdict that is not required', 0, open, false],
    ['without a verdict', 3, open, true],
    ['without a comparison', 3, { ...sound, comparisons: [] }, true],
    ['with a workload without a comparison', 3, partly, true],
    ['with a failed cell', 1, result, false],
    ['with a failed cell and without a verdict', 1, { ...open, cells: result.cells }, true],
    ['that was interrupted', 130, interrupted, true],
  ])('exits, for a run %s, with %d', ([, code, given, requireVerdict]) => {
    expect(exitCodeOf(given, { requireVerdict })).toBe(code);
  });
});
