import { describe, expect, it } from 'vitest';
import type { MeasuredFunction } from '../src/measured-function.ts';
import { regretOf, regretOfAdvice, regretsOfScreenedOut, rivalOf } from '../src/regret-of.ts';
import { renderRegrets } from '../src/render-regrets.ts';

const measured: MeasuredFunction = {
  name: 'parse-script',
  advised: { strategy: 'processes', workers: 2 },
  action: 'parallelise',
  best: { strategy: 'processes', workers: 2 },
  blocks: 7,
  tookMs: 40_000,
  taskMs: 1.234,
  exhaustive: [
    { strategy: 'inline', workers: 1, speedup: 1 },
    { strategy: 'threads', workers: 1, speedup: 0.9 },
    { strategy: 'threads', workers: 2, speedup: 1.6 },
    { strategy: 'processes', workers: 2, speedup: 2 },
  ],
};

describe('regretOf', () => {
  it('is the part of the best throughput that a choice misses', () => {
    expect(regretOf({ strategy: 'processes', workers: 2 }, measured)).toBe(0);
    expect(regretOf({ strategy: 'threads', workers: 2 }, measured)).toBeCloseTo(0.2, 12);
    expect(regretOf({ strategy: 'inline', workers: 1 }, measured)).toBe(0.5);
  });

  it('throws for a choice that was not measured', () => {
    expect(() => regretOf({ strategy: 'cluster', workers: 2 }, measured)).toThrow(
      /no cluster with 2 workers/,
    );
  });
});

describe('regretOfAdvice', () => {
  it('is that of the run of the two alone, if there was one, and never below 0', () => {
    const advised = { strategy: 'threads', workers: 2 };
    expect(regretOfAdvice({ ...measured, advised })).toBeCloseTo(0.2, 12);
    const duel = { low: 0.9, high: 1.1, blocks: 8 };
    expect(regretOfAdvice({ ...measured, advised, duel: { ...duel, ratio: 0.97 } })).toBeCloseTo(0.03, 12);
    expect(regretOfAdvice({ ...measured, advised, duel: { ...duel, ratio: 1.02 } })).toBe(0);
  });
});

describe('rivalOf', () => {
  const inline = { strategy: 'inline', workers: 1 };

  it('is the best way, or the next one if that is advised', () => {
    const close = measured.exhaustive.map((way) =>
      way.strategy === 'threads' && way.workers === 2 ? { ...way, speedup: 1.9 } : way,
    );
    expect(rivalOf({ advised: inline, exhaustive: close })).toMatchObject({ strategy: 'processes' });
    expect(rivalOf({ ...measured, exhaustive: close })).toMatchObject({ strategy: 'threads', workers: 2 });
  });

  it('is none if every other way is more than 10 % behind the advised one', () => {
    expect(rivalOf(measured)).toBeUndefined();
    expect(rivalOf({ advised: inline, exhaustive: measured.exhaustive.slice(0, 1) })).toBeUndefined();
  });
});

describe('regretsOfScreenedOut', () => {
  const screenedOut = [
    { strategy: 'threads', workers: 2, ratio: 1.2 },
    { strategy: 'cluster', workers: 2, ratio: 1.1 },
  ];

  it('are those of the dropped strategies that the exhaustive run has measured', () => {
    expect(regretsOfScreenedOut({ ...measured, screenedOut })).toEqual([expect.closeTo(0.2, 12)]);
  });

  it('are none where nothing gains', () => {
    const exhaustive = measured.exhaustive.map((way) => ({ ...way, speedup: 1 }));
    expect(regretsOfScreenedOut({ ...measured, exhaustive, screenedOut })).toEqual([]);
  });
});

describe('renderRegrets', () => {
  it('counts good advice next to the rules of thumb', () => {
    const bad = { ...measured, name: 'other', advised: { strategy: 'inline', workers: 1 } };
    const undecided = { ...measured, name: 'third', action: 'undecided' };
    const text = renderRegrets([measured, bad, undecided]);
    expect(text).toContain('Decided: 2 of 3. Undecided and not counted below: 1.');
    expect(text).toContain('measured alone: 1 of 2; of at most 10 %: 1.');
    expect(text).toContain('the advice in 1, always threads in 0, always inline in 0.');
    expect(text).toMatch(/parse-script.*1\.2 ms.*40 s.*processes@2.*0\.0 %.*20\.0 %.*50\.0 %/);
    expect(text).toMatch(/other.*inline .*processes@2.*2\.00x.*50\.0 %/);
  });
});
