import { describe, expect, it } from 'vitest';
import { isOver } from '../../src/run/retire.ts';

describe('isOver', () => {
  it.each([
    { cells: ['a', 'b'], running: [], blocks: 0, over: true, what: 'all cells have ended' },
    { cells: ['a', 'b'], running: ['a'], blocks: 1, over: false, what: 'a lone survivor has one block' },
    { cells: ['a', 'b'], running: ['a'], blocks: 2, over: true, what: 'a lone survivor has two blocks' },
    { cells: ['a', 'b', 'c'], running: ['a', 'b'], blocks: 9, over: false, what: 'two of three are left' },
    { cells: ['a'], running: ['a'], blocks: 9, over: false, what: 'there has only been one cell' },
  ])('is $over when $what', ({ cells, running, blocks, over }) => {
    expect(isOver(cells, (cell) => running.includes(cell), blocks)).toBe(over);
  });
});
