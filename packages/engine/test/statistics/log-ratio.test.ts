import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedLogRatio } from '../../src/statistics/log-ratio.ts';

const rate = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const rounds = fc.array(fc.tuple(rate, rate), { minLength: 1, maxLength: 20 });

describe('paired log-ratio', () => {
  it('is the mean of the log-ratios of its rounds', () => {
    expect(pairedLogRatio([200, 800], [100, 100])).toBeCloseTo(Math.log(4), 12);
  });

  it('does not see what slows both alike in a round', () => {
    fc.assert(
      fc.property(rounds, fc.array(rate, { minLength: 20, maxLength: 20 }), (pairs, load) => {
        const slowed = (side: 0 | 1) => pairs.map((pair, round) => pair[side] * (load[round] ?? 1));
        const undisturbed = pairedLogRatio(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        );
        expect(pairedLogRatio(slowed(0), slowed(1))).toBeCloseTo(undisturbed ?? Number.NaN, 8);
      }),
    );
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
  ])('leaves out $what', ({ a, b }) => {
    expect(pairedLogRatio(a, b)).toBeCloseTo(Math.log(2), 12);
  });

  it('is undefined when no round is left', () => {
    expect(pairedLogRatio([0], [100])).toBeUndefined();
    expect(pairedLogRatio([], [])).toBeUndefined();
  });
});
