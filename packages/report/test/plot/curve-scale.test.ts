import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCurveScale } from '../../src/plot/curve-scale.ts';

const range = { start: 0, end: 100, labelDistance: 10 };
const axis = (scale: 'linear' | 'logarithmic') => ({ scale, format: String });

describe('the scale of an axis of curves', () => {
  it('labels round values, powers of ten before others', () => {
    const { ticks } = createCurveScale(axis('logarithmic'), [0.2, 3, 900], range);
    expect(ticks.map(({ label }) => label)).toEqual(['1', '10', '100', '0.2', '500']);
  });

  it('has a place for every value on it, whatever a hand-edited sweep says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('linear', 'logarithmic'),
        fc.array(fc.double(), { maxLength: 5 }),
        fc.double(),
        (scale, values, value) => {
          const position = createCurveScale(axis(scale), values, range).positionOf(value);
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
