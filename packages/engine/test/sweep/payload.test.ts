import { analysePayload, type PayloadKind } from '@parbench/engine/sweep';
import { describe, expect, it } from 'vitest';
import { type PayloadRates, sweptPayload } from '../support/swept-run.ts';

function analyse(kinds: Readonly<Record<string, PayloadRates>>) {
  return analysePayload(sweptPayload(kinds), ({ workload }) => workload.params.kind as PayloadKind);
}

describe('analysis of a payload sweep', () => {
  it('has bytes per second by size, and none for an empty payload', () => {
    const { ways } = analyse({ string: { threads: { 0: 1000, 1024: 500 } } });
    expect(ways).toHaveLength(1);
    expect(ways[0]).toMatchObject({ kind: 'string', strategy: 'threads' });
    expect(ways[0]?.points.map(({ bytes }) => bytes)).toEqual([0, 1024]);
    expect(ways[0]?.points[0]?.bytesPerSecond).toBeUndefined();
    expect(ways[0]?.points[1]?.bytesPerSecond?.value).toBeCloseTo(512_000, -4);
  });

  it('finds the size at which the order of two strategies changes', () => {
    const { orders } = analyse({
      object: { threads: { 100: 4000, 10000: 100 }, processes: { 100: 1000, 10000: 400 } },
    });
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({ smallest: 'a', largest: 'b' });
    const { changesAtBytes: change } = orders[0] ?? {};
    if (change?.status !== 'bracketed') throw new Error('not bracketed');
    // From 4 times to a quarter: in the middle, on logarithmic scales.
    expect(Math.abs(Math.log(change.value / 1000))).toBeLessThan(0.1);
    expect(change.low).toBeLessThan(change.value);
    expect(change.high).toBeGreaterThan(change.value);
  });

  it('compares kinds of bytes within a strategy, and nothing else across kinds', () => {
    const rates = { threads: { 100: 1000, 10000: 900 } };
    const { orders } = analyse({
      string: rates,
      copied: { ...rates, processes: { 100: 500, 10000: 5 } },
      shared: { threads: { 100: 500, 10000: 2000 } },
    });
    const pairs = orders.map(({ a, b }) => [a.strategy, a.kind, b.strategy, b.kind]);
    expect(pairs).toEqual([
      ['threads', 'copied', 'processes', 'copied'],
      ['threads', 'copied', 'threads', 'shared'],
    ]);
    expect(orders[1]).toMatchObject({
      smallest: 'a',
      largest: 'b',
      changesAtBytes: { status: 'bracketed' },
    });
  });

  it('reports no change if neither is shown to be faster at one of the ends', () => {
    const { orders } = analyse({
      object: { threads: { 100: 1001, 10000: 100 }, processes: { 100: 1000, 10000: 400 } },
    });
    expect(orders[0]).toMatchObject({ smallest: 'undecided', largest: 'b' });
    expect(orders[0]?.changesAtBytes).toBeUndefined();
  });
});
