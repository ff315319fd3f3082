import { describe, expect, it } from 'vitest';
import { type Figures, figuresOf } from '../figures/figures.ts';
import type { IdleUse } from '../figures/idle-use.ts';
import { judgeRatio, type Measure } from '../figures/measure.ts';
import { judgeMeasures } from '../figures/measures.ts';
import { type Reached, resultOf } from './fixtures/result.ts';

describe('judgeRatio', () => {
  it.each([
    ['ok', { value: 5.5, low: 5.1, high: 5.9, n: 8 }],
    ['undecided', { value: 5.5, low: 4.9, high: 6.2, n: 8 }],
    ['undecided', { value: 4.8, low: 4.6, high: 5.1, n: 8 }],
    ['missed', { value: 4.5, low: 4.3, high: 4.7, n: 8 }],
    ['undecided', { value: 9, n: 1 }],
    ['not measured', undefined],
  ])('is %s of at least 5 for %j', (verdict, ratio) => {
    expect(judgeRatio('a claim', 5, ratio, 'a / b').verdict).toBe(verdict);
  });
});

describe('judgeMeasures', () => {
  it('compares the fastest variant with the strongest of the others, in whichever run they met', () => {
    const figures = figuresOf([
      run('noop', 64, { 'processes/socket': 900, processes: 400, 'pool/poolifier-cluster': 100 }),
      run('noop', 64, { 'processes/socket': 900, processes: 400, 'pool/workerpool-processes': 150 }),
    ]);
    const measure = find(figures, 'fastest `processes`');
    expect(measure).toMatchObject({ verdict: 'ok', target: '≥ 5.00x' });
    expect(measure.reached).toMatch(/^6\.00x .* 8 blocks\) processes\/socket \/ pool\/workerpool-processes$/);
  });

  it('uses the run with one task in flight for the round trip', () => {
    const figures = figuresOf([
      run('noop', 1, { 'threads/shared': 50, 'bare/message-port': 30 }),
      run('noop', 64, { 'threads/shared': 90, 'bare/message-port': 30 }),
    ]);
    expect(find(figures, 'round trip')).toMatchObject({
      verdict: 'missed',
      reached: expect.stringContaining('1.67x'),
    });
  });

  it('names each variant that is slower than the best at 1 ms, except those that start a worker for each task', () => {
    const spin = { threads: 1000, 'threads/shared': 1001, cluster: 900, 'threads/spawn': 40 };
    expect(find(figuresOf([run('spin', 4, spin, 0.01)]), '1 ms')).toMatchObject({
      verdict: 'missed',
      reached: expect.stringMatching(/^cluster 0\.90x \([^)]*\) of threads\/shared$/),
    });
    const { cluster: _, ...alike } = spin;
    expect(find(figuresOf([run('spin', 4, alike, 0.01)]), '1 ms')).toMatchObject({ verdict: 'ok' });
  });

  it('shows the smallest gain of moving bytes, with both intervals combined', () => {
    const figures = figuresOf([
      run('echo', 4, { threads: 100, 'threads/pipelined': 100 }, 0.1),
      run('echo/transfer', 4, { threads: 2000, 'threads/pipelined': 600 }, 0.1),
    ]);
    expect(find(figures, 'echo/transfer')).toMatchObject({
      verdict: 'undecided',
      reached: expect.stringMatching(/^6\.00x .* threads\/pipelined$/),
    });
    expect(find(figures, 'echo/shared').verdict).toBe('not measured');
  });

  it.each([
    ['ok', { a: 0.004, b: 0.001 }],
    ['missed', { a: 0.004, b: 0.006 }],
  ])('is %s for idle pools that use %j of a core', (verdict, coreShare) => {
    expect(find(figuresOf([]), 'idle', { workers: 2, durationMs: 1, coreShare }).verdict).toBe(verdict);
  });

  it('does not judge what was not measured', () => {
    const verdicts = judgeMeasures(figuresOf([]), undefined).map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['not measured']));
  });
});

function run(
  workload: string,
  occupancy: number,
  tasksPerSecond: Readonly<Record<string, number>>,
  spread = 0.001,
) {
  const reached = Object.entries(tasksPerSecond).map(([name, rate], index): [string, Reached] => [
    name,
    { tasksPerSecond: rate, spread: index % 2 === 0 ? spread : -spread },
  ]);
  return resultOf(workload, occupancy, Object.fromEntries(reached));
}

function find(figures: Figures, claim: string, idle?: IdleUse): Measure {
  const found = judgeMeasures(figures, idle).filter((measure) => measure.claim.includes(claim));
  expect(found).toHaveLength(1);
  return found[0] as Measure;
}
