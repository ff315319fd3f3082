import { buildResult } from '@parbench/engine/internal';
import { resultSchema } from '@parbench/engine/result';
import { describe, expect, it } from 'vitest';
import { buildInterimResult } from '../../src/run/build-result.ts';
import { trialOf } from '../support/competitor.ts';
import { measuredCell, measuredRun, measuredWorkload } from '../support/measured-run.ts';

const cells = [measuredCell('inline', [100, 102, 98]), measuredCell('threads', [190, 200, 195])];

describe('result of a run', () => {
  it('satisfies the published schema', () => {
    expect(resultSchema.parse(buildResult(measuredRun(cells)))).toEqual(buildResult(measuredRun(cells)));
  });

  it('has one verdict for the workload, and the comparisons behind it', () => {
    const { workloads, comparisons } = buildResult(measuredRun(cells));
    expect(workloads).toMatchObject([{ name: 'spin', baseline: 'inline', winners: ['threads'], blocks: 3 }]);
    expect(workloads[0]).toMatchObject({ ranking: ['threads', 'inline'], occupancy: 4 });
    expect(workloads[0]).not.toHaveProperty('summary');
    expect(comparisons).toMatchObject([{ a: 'threads', b: 'inline', verdict: 'faster' }]);
  });

  it('has the interval that decided as that of the speed-up', () => {
    const { cells: built, comparisons } = buildResult(measuredRun(cells));
    const { ratio, low, high, blocks } = comparisons[0] ?? {};
    expect(built[1]?.metrics.speedup).toEqual({ value: ratio, low, high, n: blocks });
    expect(built[0]?.metrics.speedup).toEqual({ value: 1, n: 3 });
  });

  it('keeps the trials of a failed cell, which has no metrics and is not a winner', () => {
    const failed = measuredCell('processes', [500, 500, 500], { status: 'failed', reason: 'wrong output' });
    const { cells: built, workloads } = buildResult(measuredRun([...cells, failed]));
    expect(built[2]).toMatchObject({ status: 'failed', reason: 'wrong output', metrics: {}, flags: [] });
    expect(built[2]?.trials).toHaveLength(3);
    expect(workloads[0]?.winners).toEqual(['threads']);
  });

  it('has ratios at equal host speed, and by which power of it the rates vary, without those of failed cells', () => {
    const speeds = [400, 500, 600, 500];
    const followingHost = (id: string, rate: number, offset: number) =>
      measuredCell(id, [], {
        trials: speeds.map((_, block) => {
          const hostSpeeds = [speeds[(block + offset) % 4] ?? 0, speeds[(block + 2 * offset + 1) % 4] ?? 0];
          return trialOf(
            block,
            hostSpeeds.map((speed, round) => rate * speed * (1 + 0.001 * (round + block))),
            { hostSpeeds },
          );
        }),
      });
    const failed = measuredCell('processes', [], {
      status: 'failed',
      trials: speeds.map((speed, block) =>
        trialOf(block, [1 / speed, speed ** 2], { hostSpeeds: [speed, 500] }),
      ),
    });
    const run = measuredRun([followingHost('inline', 1, 0), followingHost('threads', 2, 1), failed]);
    const { cells: built, comparisons } = buildResult(run);
    expect(built[0]?.hostSpeedElasticity).toBeCloseTo(1, 1);
    expect(comparisons[0]?.ratio).toBeCloseTo(2, 2);
    expect(comparisons[0]?.standardError).toBeLessThan(0.01);
  });

  it('has no elasticity if nothing varies with the host speed', () => {
    for (const cell of buildResult(measuredRun(cells)).cells)
      expect(cell).not.toHaveProperty('hostSpeedElasticity');
  });

  it('compares each workload with its own baseline', () => {
    const own = cells.map((cell) => ({ ...cell, id: `other/${cell.id}` }));
    const run = measuredRun([], {
      workloads: [measuredWorkload('spin', 'inline', cells), measuredWorkload('echo', 'other/threads', own)],
    });
    expect(buildResult(run).comparisons.map(({ a, b }) => [a, b])).toEqual([
      ['threads', 'inline'],
      ['other/inline', 'other/threads'],
    ]);
  });

  it('widens intervals by the floor that its plan has', () => {
    const { plan } = measuredRun(cells);
    const low = (floor: number) =>
      buildResult(measuredRun(cells, { plan: { ...plan, floor } })).comparisons[0]?.low ?? 0;
    expect(low(0) / low(0.05)).toBeCloseTo(1.05, 12);
  });
});

describe('interim result of a workload', () => {
  it('is judged by the autocorrelation of the blocks of all workloads', () => {
    const rising = [
      measuredCell('inline', [100, 101, 100, 101]),
      measuredCell('threads', [190, 195, 200, 205]),
    ];
    const steady = [
      measuredCell('inline', [100, 100, 100, 100]),
      measuredCell('threads', [190, 200, 190, 200]),
    ];
    const [own, other] = [rising, steady].map((cells) => measuredWorkload('spin', 'inline', cells));
    if (!own || !other) throw new Error('Two workloads were made.');
    const { plan } = measuredRun([]);
    const widthOf = (all: readonly (typeof own)[]) => {
      const { low = 0, high = 0 } = buildInterimResult([own], plan, all).comparisons[0] ?? {};
      return high - low;
    };
    expect(buildInterimResult([own], plan)).toEqual(buildInterimResult([own], plan, [own]));
    expect(buildInterimResult([other], plan).blockAutocorrelation).toBe(0);
    expect(buildInterimResult([own], plan).blockAutocorrelation).toBeGreaterThan(0.3);
    expect(widthOf([own, other, other])).toBeLessThan(0.8 * widthOf([own]));
  });
});

describe('metrics of a cell', () => {
  const metricsOf = (more: Parameters<typeof measuredCell>[2]) =>
    buildResult(measuredRun([measuredCell('threads', [], more)])).cells[0]?.metrics;

  it('are geometric means over blocks for rates and durations', () => {
    const trials = [
      trialOf(0, [100, 400], { startupMs: 10, roundTripMs: 1, cpuMsPerTask: 2 }),
      trialOf(1, [50, 50], { startupMs: 40, roundTripMs: 4, cpuMsPerTask: 8 }),
    ];
    const metrics = metricsOf({ trials });
    expect(metrics?.throughputPerSecond).toMatchObject({
      value: expect.closeTo(Math.sqrt(250 * 50), 9),
      n: 2,
    });
    expect(metrics?.startupMs?.value).toBeCloseTo(20, 9);
    expect(metrics?.roundTripMs?.value).toBeCloseTo(2, 9);
    expect(metrics?.cpuMsPerTask?.value).toBeCloseTo(4, 9);
  });

  it('are arithmetic means where zero is possible', () => {
    const metrics = metricsOf({
      trials: [
        trialOf(0, [1], { driverDelayMs: 0, memoryBytes: 0 }),
        trialOf(1, [1], { driverDelayMs: 2, memoryBytes: 8e6 }),
      ],
    });
    expect(metrics?.driverDelayMs?.value).toBe(1);
    expect(metrics?.memoryBytes).toMatchObject({ value: 4e6, n: 2 });
  });

  it('divide throughput by the ceiling of the same block', () => {
    const trials = [
      trialOf(0, [80, 100], { ceilingPerSecond: 100 }),
      trialOf(1, [40, 50], { ceilingPerSecond: 50 }),
      trialOf(2, [1]),
    ];
    expect(metricsOf({ trials })?.efficiency).toMatchObject({ value: expect.closeTo(0.9, 9), n: 2 });
  });

  it('have no latencies if a block was overloaded: the others were the lucky ones', () => {
    const arrivals = (isOverloaded: boolean) => ({
      arrivals: {
        ratePerSecond: 10,
        isOverloaded,
        latencyMs: isOverloaded ? {} : { p50: 4 },
        latenessMs: { p50: 1 },
      },
    });
    const trials = (overloaded: boolean) => [
      trialOf(0, [1], arrivals(false)),
      trialOf(1, [1], arrivals(overloaded)),
    ];
    expect(metricsOf({ trials: trials(false) })).toMatchObject({ latencyP50Ms: { n: 2 } });
    expect(metricsOf({ trials: trials(true) })).not.toHaveProperty('latencyP50Ms');
  });

  it('compute the memory of a further worker from that of two widths', () => {
    const trials = [trialOf(0, [1], { memoryBytes: 26e6 }), trialOf(1, [1], { memoryBytes: 30e6 })];
    const solo = [{ workers: 1, memoryBytes: 13e6, fileMemoryBytes: 4e6, recoveryMs: 60 }];
    expect(metricsOf({ workers: 4, trials, solo })).toMatchObject({
      memoryBytes: { value: 28e6 },
      memoryBytesPerWorker: { value: 5e6, n: 2 },
      fileMemoryBytes: { value: 4e6, n: 1 },
      recoveryMs: { value: expect.closeTo(60, 9), n: 1 },
    });
  });

  it('compute it for a cell with one worker from the memory of two', () => {
    const solo = [{ workers: 2, memoryBytes: 19e6 }];
    const trials = [trialOf(0, [1], { memoryBytes: 13e6 })];
    expect(metricsOf({ workers: 1, trials, solo })?.memoryBytesPerWorker?.value).toBe(6e6);
  });

  it('are missing if nothing was measured', () => {
    const metrics = metricsOf({ trials: [trialOf(0, [1])] });
    expect(Object.keys(metrics ?? {}).toSorted()).toEqual(['readyMs', 'startupMs', 'throughputPerSecond']);
  });

  it('have no interval after one block', () => {
    expect(metricsOf({ trials: [trialOf(0, [7])] })?.throughputPerSecond).toEqual({
      value: expect.closeTo(7, 12),
      n: 1,
    });
  });
});
