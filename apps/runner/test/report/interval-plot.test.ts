import { groupByWorkload } from '@parbench/report/wording';
import { describe, expect, it } from 'vitest';
import type { Terminal } from '../../src/output/terminal.ts';
import { renderIntervals } from '../../src/report/interval-plot.ts';
import { cell, result } from '../fixtures/result.ts';

describe('renderIntervals', () => {
  it('draws intervals on both sides of the baseline on one scale', () => {
    const text = plot({ threads: [1.5, 2], processes: [0.25, 0.5], cluster: [0.8, 1.1] }, 50);
    expect(`\n${text}\n`).toMatchInlineSnapshot(`
      "
        threads                            │      ├──●─┤
        processes  ├─────●─────┤           │
        cluster                        ├──●──┤
                   0.25x                   1x      2.00x
      "
    `);
  });

  it('draws an interval that is narrower than a column as its point', () => {
    expect(plot({ threads: [1.999, 2.001] }, 40)).toMatch(/^ {2}threads {2}│ +●\n/);
  });

  it.for<[low: number, high: number, style: string]>([
    [1.1, 1.3, 'green'],
    [0.5, 0.9, 'red'],
    [0.9, 1.1, 'yellow'],
  ])('styles %d to %d %s', ([low, high, style]) => {
    const styles: string[] = [];
    plot({ threads: [low, high] }, 60, (given, text) => {
      styles.push(given);
      return text;
    });
    expect(styles).toContain(style);
  });

  it.for([40, 60, 80, 200])('never exceeds %d columns', (width) => {
    const lines = plot({ threads: [0.01, 0.4], 'processes/advanced': [1.2, 1.21] }, width).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('is empty without an interval, with one that is too wide, and without room', () => {
    expect(plot({}, 80)).toBe('');
    expect(plot({ threads: [0.01, 10] }, 80)).toBe('');
    expect(plot({ 'a/strategy/with/a/long/name': [1, 2] }, 40)).toBe('');
  });
});

function plot(
  speedups: Readonly<Record<string, readonly [low: number, high: number]>>,
  width: number,
  style: Terminal['style'] = (_style, text) => text,
): string {
  const cells = Object.entries(speedups).map(([name, [low, high]]) =>
    cell(name, { speedup: { value: Math.sqrt(low * high), low, high, n: 8 } }),
  );
  const [workload] = groupByWorkload({ ...result, cells: [cell('inline', {}), ...cells] });
  return workload === undefined ? '' : renderIntervals(workload, { width, style });
}
