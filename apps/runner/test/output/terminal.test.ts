import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTerminal, wrap } from '../../src/output/terminal.ts';

afterEach(() => vi.unstubAllEnvs());

describe('createTerminal', () => {
  it.for<[columns: number | undefined, variable: string, width: number]>([
    [100, '', 100],
    [100, '60', 100],
    [undefined, '60', 60],
    [undefined, '', 80],
    [undefined, 'wide', 80],
    [10, '', 40],
  ])('has, for a stream of %s columns under COLUMNS=%s, width %d', ([columns, variable, width]) => {
    vi.stubEnv('COLUMNS', variable);
    expect(createTerminal(stream({ columns })).width).toBe(width);
  });

  it.for<[isTTY: boolean, env: Record<string, string>, text: string]>([
    [true, {}, '\u001b[31mx\u001b[39m'],
    [false, {}, 'x'],
    [true, { NO_COLOR: '1' }, 'x'],
    [false, { FORCE_COLOR: '1' }, '\u001b[31mx\u001b[39m'],
  ])('styles, for a stream with isTTY %s under %j, as %j', ([isTTY, env, text]) => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'CI']) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries({ TERM: 'xterm-256color', ...env })) vi.stubEnv(name, value);
    expect(createTerminal(stream({ isTTY })).style('red', 'x')).toBe(text);
  });
});

describe('wrap', () => {
  it('breaks at spaces, indents below the first line, and splits words that are too long', () => {
    const terminal = { width: 12, style: (_style: string, text: string) => text };
    expect(wrap(terminal, 'one two three abcdefghijklm', '  - ')).toBe(
      '  - one two\n    three\n    abcdefgh\n    ijklm',
    );
  });
});

/** A stream that claims to be a terminal, or not; Node calls `getColorDepth` for colour. */
function stream(claims: { isTTY?: boolean; columns?: number | undefined }): NodeJS.WriteStream {
  return Object.assign(new PassThrough(), {
    getColorDepth: () => (process.env.NO_COLOR ? 1 : 8),
    ...claims,
  }) as unknown as NodeJS.WriteStream;
}
