import { describe, expect, it } from 'vitest';
import { criticalT, tQuantile } from '../../src/statistics/t-quantile.ts';

/** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t. */
const table = [
  { degreesOfFreedom: 1, at95: 6.314, at975: 12.706, at995: 63.657 },
  { degreesOfFreedom: 2, at95: 2.92, at975: 4.303, at995: 9.925 },
  { degreesOfFreedom: 5, at95: 2.015, at975: 2.571, at995: 4.032 },
  { degreesOfFreedom: 7, at95: 1.895, at975: 2.365, at995: 3.499 },
  { degreesOfFreedom: 10, at95: 1.812, at975: 2.228, at995: 3.169 },
  { degreesOfFreedom: 30, at95: 1.697, at975: 2.042, at995: 2.75 },
  { degreesOfFreedom: 100, at95: 1.66, at975: 1.984, at995: 2.626 },
];

describe('t quantile', () => {
  it.each(table)('agrees with the published table at $degreesOfFreedom degrees', (row) => {
    expect(tQuantile(0.95, row.degreesOfFreedom)).toBeCloseTo(row.at95, 3);
    expect(tQuantile(0.975, row.degreesOfFreedom)).toBeCloseTo(row.at975, 3);
    expect(tQuantile(0.995, row.degreesOfFreedom)).toBeCloseTo(row.at995, 3);
  });

  it('gives two-sided critical values by confidence', () => {
    expect(criticalT(0.95, 7)).toBeCloseTo(2.365, 3);
    expect(criticalT(0.9, 7)).toBeCloseTo(1.895, 3);
  });
});
