import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWidths } from '../../../src/commands/sweep/workers/default-widths.ts';

describe('default widths', () => {
  it.each([
    [1, [1, 2]],
    [2, [1, 2, 3, 4]],
    [4, [1, 2, 3, 4, 5, 6, 7, 8]],
    [8, [1, 2, 3, 4, 6, 8, 16]],
    [64, [1, 2, 4, 8, 16, 32, 64, 128]],
  ])('of %d CPUs are %j', (cpus, widths) => {
    expect(defaultWidths(cpus)).toEqual(widths);
  });

  it('increase from 1 to twice the CPUs, and have the CPUs among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), (cpus) => {
        const widths = defaultWidths(cpus);
        expect(widths).toEqual([...new Set(widths)].toSorted((a, b) => a - b));
        expect(widths[0]).toBe(1);
        expect(widths.at(-1)).toBe(2 * cpus);
        expect(widths).toContain(cpus);
        expect(widths.length).toBeLessThanOrEqual(8);
        // Enough for the universal scalability law.
        if (cpus >= 3) expect(widths.length).toBeGreaterThanOrEqual(6);
      }),
    );
  });
});
