import { resolveParams } from '@parbench/core';
import spin from '@parbench/workloads/spin';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const starts = fc.integer({ min: 1, max: 2147483646 });

/** 139^n modulo 2^31 - 1 for small n, exact below 2^53: Park and Miller's "minimal standard", computed by hand. */
const powers = [
  [1, 139],
  [2, 19321],
  [3, 2685619],
  [4, 373301041],
  [5, 139 * 373301041 - 24 * 2147483647],
] as const;

describe('spin', () => {
  it.each(powers)('gives 139^n modulo 2^31 - 1 for %i iterations from 1', (iterations, expected) => {
    expect(spin.run(1, undefined, { microseconds: 1000, iterations })).toBe(expected);
  });

  it('agrees with the closed form for any start and count', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 5000 }), (start, iterations) => {
        const params = { microseconds: 1000, iterations };
        expect(spin.verify?.(spin.run(start, undefined, params), start, params)).toBe(true);
      }),
    );
  });

  it('rejects the output for another count of iterations', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 5000 }), (start, iterations) => {
        const output = spin.run(start, undefined, { microseconds: 1000, iterations: iterations + 1 });
        expect(spin.verify?.(output, start, { microseconds: 1000, iterations })).toBe(false);
      }),
    );
  });

  it('does not run before it is calibrated', () => {
    expect(() => spin.run(1, undefined, resolveParams(spin))).toThrow(/`iterations` of `spin`.*calibrate/);
  });

  it('calibrates to a count that grows with the target time', async () => {
    const short = await spin.calibrate?.({ microseconds: 10, iterations: 0 });
    const long = await spin.calibrate?.({ microseconds: 10_000, iterations: 0 });
    expect(short).toEqual({ microseconds: 10, iterations: expect.any(Number) });
    expect(long?.iterations).toBeGreaterThan(Number(short?.iterations));
  });

  it('keeps a count that was set', async () => {
    const params = { microseconds: 1000, iterations: 7 };
    expect(await spin.calibrate?.(params)).toEqual(params);
  });

  it.each([
    { microseconds: 0, iterations: 0 },
    { microseconds: 1.5, iterations: 0 },
    { microseconds: 1000, iterations: -1 },
  ])('refuses to calibrate for $microseconds microseconds and $iterations iterations', (params) => {
    expect(() => spin.calibrate?.(params)).toThrow(/of `spin`: expected an integer/);
  });
});
