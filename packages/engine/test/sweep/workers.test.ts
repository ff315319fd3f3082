import { analyseWorkers } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { sweptWorkers } from '../support/swept-run.ts';

describe('analysis of a workers sweep', () => {
  it('has speed-up, CPUs used and memory at each width', () => {
    const { cpus, curves } = analyseWorkers(sweptWorkers([0.98, 1.9, 1.91, 1.88]));
    expect(cpus).toBe(2);
    const [threads] = curves;
    expect(threads?.points.map(({ workers }) => workers)).toEqual([1, 2, 3, 4]);
    expect(threads?.points[1]).toMatchObject({
      speedup: { value: expect.closeTo(1.9, 1) },
      // A millisecond of CPU time for each of 1,900 tasks per second.
      cpusUsed: { value: expect.closeTo(1.9, 1) },
      memoryBytes: { value: 2e7 },
    });
  });

  it('fits Amdahl’s law up to the CPUs, and the universal law to six widths only', () => {
    const [four] = analyseWorkers(sweptWorkers([0.98, 1.9, 1.91, 1.88])).curves;
    // 2 x 0.98 / 1.9 = 1 + contention; the wider ones count as 2 as well.
    expect(four?.amdahl).toMatchObject({
      status: 'fitted',
      contention: { value: expect.closeTo(1.96 / 1.9 - 1, 1) },
    });
    expect(four?.universalScalability.status).toBe('not-estimable');
    const [six] = analyseWorkers(sweptWorkers([0.98, 1.9, 1.91, 1.88, 1.85, 1.8])).curves;
    expect(six?.universalScalability.status).toBe('fitted');
  });

  it('advises the smallest width that is not shown to be slower than the fastest', () => {
    const [curve] = analyseWorkers(sweptWorkers([0.98, 1.9, 1.91, 1.88])).curves;
    expect(curve?.advice).toMatchObject({
      workers: 2,
      fastest: 3,
      ratio: { value: expect.closeTo(1.9 / 1.91, 2) },
      beatsInline: true,
    });
  });

  it('advises the fastest width if all smaller ones are slower', () => {
    const [curve] = analyseWorkers(sweptWorkers([0.3, 0.5])).curves;
    expect(curve?.advice).toEqual({ workers: 2, fastest: 2, beatsInline: false });
  });

  it('gives no advice from a single block', () => {
    const result = sweptWorkers([0.98, 1.9]);
    const cells = result.cells.map((cell) => ({ ...cell, trials: cell.trials.slice(0, 1) }));
    const [curve] = analyseWorkers({ ...result, cells }).curves;
    expect(curve?.advice).toBeUndefined();
  });
});
