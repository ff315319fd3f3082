import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedLogRatio } from '../../src/statistics/log-ratio.ts';

const rate = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const rounds = fc.array(fc.tuple(rate, rate), { minLength: 1, maxLength: 20 });

describe('paired log-ratio', () => {
  it('is the log of the ratio of the mean rates', () => {
    expect(pairedLogRatio([200, 600], [100, 100])).toBeCloseTo(Math.log(4), 12);
  });

  it('ignores an effect that slows both alike in a round', () => {
    fc.assert(
      fc.property(rate, fc.array(rate, { minLength: 1, maxLength: 20 }), (ratio, load) => {
        const slowed = load.map((part) => part * ratio);
        expect(pairedLogRatio(slowed, load)).toBeCloseTo(Math.log(ratio), 9);
      }),
    );
  });

  it('gives a single disturbed slice no more weight than its share of the time', () => {
    const undisturbed = Array.from({ length: 10 }, () => 100);
    const disturbed = undisturbed.with(3, 0.001);
    expect(pairedLogRatio(disturbed, undisturbed)).toBeCloseTo(Math.log(0.9), 5);
  });

  it('changes its sign when the two are swapped', () => {
    fc.assert(
      fc.property(rounds, (pairs) => {
        const [a, b] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
        expect(pairedLogRatio(a, b)).toBeCloseTo(-(pairedLogRatio(b, a) ?? Number.NaN), 9);
      }),
    );
  });

  it.each([
    { what: 'a round that one of them lacks', a: [200, 300], b: [100] },
    { what: 'a round in which the first completed nothing', a: [200, 0], b: [100, 100] },
    { what: 'a round in which the second completed nothing', a: [200, 100], b: [100, 0] },
  ])('omits $what', ({ a, b }) => {
    expect(pairedLogRatio(a, b)).toBeCloseTo(Math.log(2), 12);
  });

  it('is undefined if no round is left', () => {
    expect(pairedLogRatio([0], [100])).toBeUndefined();
    expect(pairedLogRatio([], [])).toBeUndefined();
  });
});
