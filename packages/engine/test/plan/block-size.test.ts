import { expect, it } from 'vitest';
import { blockSize } from '../../src/plan/block-size.ts';
import { paceWorkload } from '../../src/plan/pacing.ts';
import type { MemoryNeed, PlannedCell } from '../../src/plan/plan.ts';

const pacing = paceWorkload({ cells: [] }, { occupancy: 16 });
const inline: PlannedCell = { id: 'inline', workers: 1, unit: 'driver' };
const narrow = ['a', 'b', 'c', 'd'].map((id): PlannedCell => ({ id, workers: 2, unit: 'process' }));
const wide = ['e', 'f', 'g'].map((id): PlannedCell => ({ id, workers: 8, unit: 'thread' }));

function sizeWith(availableBytes: number, cells: readonly PlannedCell[] = [...narrow, inline, ...wide]) {
  const memory: MemoryNeed = { workerBytes: 100, availableBytes };
  return blockSize({ key: 'spin', baseline: 'inline', pacing, cells, memory });
}

it('is six if the memory is unknown or sufficient', () => {
  expect(blockSize({ key: 'spin', pacing, cells: wide })).toBe(6);
  expect(sizeWith(1e6)).toBe(6);
});

it.each([
  // The driver, three of 9 processes, two of 3, and ceilings of 8 and 2 copies: 44 processes in four fifths.
  [44, 6],
  [43, 5],
  [38, 4],
  // The driver, two of 9 and a ceiling of 8.
  [27, 3],
  [1, 3],
])('counts the largest cells that could meet: with room for %d processes it is %d', (processes, size) => {
  expect(sizeWith((processes * 100) / 0.8)).toBe(size);
});

it('has room for the baseline and two others in any memory: with one, no others would ever meet', () => {
  expect(sizeWith(1, [...wide, inline])).toBe(3);
});
