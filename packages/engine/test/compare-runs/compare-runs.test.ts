import { compareRuns } from '@parbench/engine/compare-runs';
import { buildResult } from '@parbench/engine/internal';
import type { Result } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { measuredCell, measuredRun } from '../support/measured-run.ts';

const settings = { threshold: 0.02 };

/** A run of `spin` in which `threads` is `speedup` times inline, with a little noise; `host` scales both. */
function runOf(speedup: number, { host = 1, noise = 0.005, more = {} } = {}): Result {
  const inline = [100, 101, 99, 100, 102, 98].map((rate) => rate * host);
  const threads = inline.map((rate, block) => rate * speedup * (1 + noise * (block % 2 === 0 ? 1 : -1)));
  return buildResult(measuredRun([measuredCell('inline', inline), measuredCell('threads', threads, more)]));
}

describe('compareRuns', () => {
  it('finds a regression of a cell against its own baseline', () => {
    const { changes } = compareRuns(runOf(1.9), runOf(1.6), settings);
    expect(changes).toMatchObject([{ cell: 'threads', verdict: 'slower', blocks: { before: 6, after: 6 } }]);
    expect(changes[0]?.ratio).toBeCloseTo(1.6 / 1.9, 2);
  });

  it('reports no change if the host is slower in the second run', () => {
    const { changes } = compareRuns(runOf(1.9), runOf(1.9, { host: 0.5 }), { threshold: 0.12 });
    expect(changes).toMatchObject([{ verdict: 'equivalent' }]);
  });

  it('allows for a tenth between any two runs', () => {
    const [{ low = 0, high = 0 } = {}] = compareRuns(runOf(1.9), runOf(1.9), settings).changes;
    expect(low).toBeLessThan(1 / 1.1);
    expect(high).toBeGreaterThan(1.1);
    expect(compareRuns(runOf(1.9), runOf(1.8), settings).changes).toMatchObject([
      { verdict: 'inconclusive' },
    ]);
  });

  it('is inconclusive if the blocks of a run scatter', () => {
    const { changes } = compareRuns(runOf(1.9, { noise: 0.2 }), runOf(1.8, { noise: 0.2 }), settings);
    expect(changes).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('inverts when the runs are swapped', () => {
    const [there] = compareRuns(runOf(1.9), runOf(1.6), settings).changes;
    const [back] = compareRuns(runOf(1.6), runOf(1.9), settings).changes;
    expect(back?.ratio).toBeCloseTo(1 / (there?.ratio ?? 0), 9);
    expect(back?.low).toBeCloseTo(1 / (there?.high ?? 0), 9);
    expect(back?.verdict).toBe('faster');
  });

  it('widens intervals by the larger floor of the two runs', () => {
    const noisy = { ...runOf(1.6), plan: { ...runOf(1.6).plan, floor: 0.3 } };
    expect(compareRuns(runOf(1.9), noisy, settings).changes).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('omits cells that only one run measured, with the reason', () => {
    const failed = runOf(1.9, { more: { status: 'failed', reason: 'wrong output' } });
    expect(compareRuns(failed, runOf(1.9), settings)).toMatchObject({
      changes: [],
      uncompared: [{ cell: 'threads', reason: 'failed in the first run' }],
    });
    const alone = buildResult(measuredRun([measuredCell('inline', [100, 101])]));
    expect(compareRuns(alone, runOf(1.9), settings).uncompared).toEqual([
      { cell: 'threads', reason: 'only in the second run' },
    ]);
  });

  it.each(['failed', 'timeout', 'skipped'] as const)(
    'decides whether a cell that is %s now is broken',
    (status) => {
      const [ok, ended] = [runOf(1.9), runOf(1.9, { more: { status, reason: '' } })];
      const isBroken = (before: Result, after: Result) =>
        compareRuns(before, after, settings).uncompared[0]?.isBroken ?? false;
      expect(isBroken(ok, ended)).toBe(status !== 'skipped');
      expect(isBroken(ended, ok)).toBe(false);
      expect(isBroken(ended, ended)).toBe(false);
    },
  );

  it('names each difference between the hosts and the runtimes', () => {
    const before = runOf(1.9);
    const hosts = before.hosts.map((host) => ({ ...host, identity: { ...host.identity, cpus: 8 } }));
    const runtimes = before.runtimes.map((runtime) => ({ ...runtime, version: '27.0.0' }));
    expect(compareRuns(before, { ...before, hosts, runtimes }, settings).mismatches).toEqual([
      { field: 'host.cpus', before: 2, after: 8 },
      { field: 'node.version', before: '26.0.0', after: '27.0.0' },
    ]);
    expect(compareRuns(before, before, settings).mismatches).toEqual([]);
  });
});
