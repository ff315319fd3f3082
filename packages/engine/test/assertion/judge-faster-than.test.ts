import { assertFasterThan, judgeFasterThan, type Result } from '@parbench/engine';
import '@parbench/engine/vitest';
import { describe, expect, it, vi } from 'vitest';

/** A result with one comparison, of `threads` with `inline`. */
function resultWith(ratio: number, low?: number, high?: number): Result {
  const cell = (name: string) => ({ id: `spin/${name}@2`, workload: { name: 'spin' }, strategy: { name } });
  const interval = low === undefined ? {} : { low, high };
  return {
    cells: ['inline', 'threads'].map(cell),
    comparisons: [{ a: 'spin/threads@2', b: 'spin/inline@2', ratio, ...interval, blocks: 4 }],
  } as unknown as Result;
}

describe('judgeFasterThan', () => {
  it.each([
    [1.3, 'faster'],
    [1.84, 'faster'],
    [1.9, 'undecided'],
    [1.93, 'not-faster'],
  ])('by %d with an interval from 1.84 to 1.92 is %s', (by, answer) => {
    expect(judgeFasterThan(resultWith(1.88, 1.84, 1.92), 'inline', { by })).toMatchObject({ answer });
  });

  it('is undecided without an interval', () => {
    expect(judgeFasterThan(resultWith(5), 'inline').answer).toBe('undecided');
  });

  it('takes the interval the other way round if the baseline is expected to be faster', () => {
    const { answer, low, high } = judgeFasterThan(resultWith(0.5, 0.4, 0.8), 'threads', { by: 1.2 });
    expect([answer, low, high]).toEqual(['faster', 1.25, 2.5]);
  });

  it('names the cells among which to choose', () => {
    expect(() => judgeFasterThan(resultWith(2, 1.9, 2.1), 'processes')).toThrow(
      /expected one cell .* received none/,
    );
  });
});

describe('assertFasterThan', () => {
  it('throws only if the interval shows it, and says which', () => {
    const result = resultWith(1.88, 1.84, 1.92);
    expect(assertFasterThan(result, 'inline', { by: 1.9 }).answer).toBe('undecided');
    expect(() => assertFasterThan(result, 'inline', { by: 2 })).toThrow(
      'threads runs spin 1.88 times as fast as inline (1.84x to 1.92x, 4 blocks): expected at least 2x.',
    );
  });
});

describe('toRunFasterThan', () => {
  const result = resultWith(1.88, 1.84, 1.92);

  it('passes if the interval shows it, and fails if it shows the opposite', () => {
    expect(result).toRunFasterThan('inline', { by: 1.3 });
    expect(result).not.toRunFasterThan('inline', { by: 2 });
    expect(() => expect(result).toRunFasterThan('inline', { by: 2 })).toThrow('expected at least 2x');
    expect(() => expect(result).not.toRunFasterThan('inline', { by: 1.3 })).toThrow('1.88 times');
  });

  it('passes and warns if it is undecided, also with `not`', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(result).toRunFasterThan('inline', { by: 1.9 });
    expect(result).not.toRunFasterThan('inline', { by: 1.9 });
    expect(warn.mock.calls).toEqual(Array(2).fill([expect.stringContaining('Undecided')]));
    warn.mockRestore();
  });
});
