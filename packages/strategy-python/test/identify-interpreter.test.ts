import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findInterpreter, findInterpreters } from '../src/find-interpreters.ts';
import { identifyInterpreter } from '../src/identify-interpreter.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-interpreters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a program that is started in place of an interpreter. */
function write(name: string, script: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, script, { mode });
  return path;
}

function answering(version: string, more: object = {}): string {
  const answer = {
    implementation: 'CPython',
    version,
    path: `/of/${version}`,
    gil: true,
    jit: false,
    isFreeThreaded: false,
    hasInterpreters: false,
    ...more,
  };
  return `#!/bin/sh\necho 'a line of sitecustomize'\necho '${JSON.stringify(answer)}'\n`;
}

describe.skipIf(process.platform === 'win32')(
  'an interpreter (skipped on Windows: fakes are shell scripts)',
  () => {
    it.each([
      ['a free-threaded build', { isFreeThreaded: true, gil: false }, 'python3.13t'],
      ['a free-threaded build whose lock is on', { isFreeThreaded: true, gil: true }, 'python3.13t+gil'],
      ['another implementation', { implementation: 'PyPy' }, 'pypy3.13'],
    ])('has a key of its own if it is %s', async (what, more, key) => {
      const path = write(what.replaceAll(' ', '-'), answering('3.13.5', more));
      expect(await identifyInterpreter(path)).toMatchObject({ key, path: '/of/3.13.5' });
    });

    it.each([
      ['too-old', answering('3.9.2'), /is CPython 3\.9\.2: expected 3\.11 or later$/],
      ['not-python', '#!/bin/sh\necho hello\n', /is not a Python interpreter$/],
      ['crashes', '#!/bin/sh\nkill -SEGV $$\n', /was ended by SIGSEGV at its start$/],
      [
        'fails',
        '#!/bin/sh\necho context >&2\necho "Fatal Python error: no encodings" >&2\nexit 1\n',
        /does not start as Python does: it exited with code 1 \(Fatal Python error: no encodings\)$/,
      ],
    ])('is refused with its reason: %s', async (name, script, reason) => {
      const path = write(name, script);
      expect(await identifyInterpreter(path)).toEqual({ reason: expect.stringMatching(reason) });
    });

    it('is refused if it cannot be executed or is not there', async () => {
      const path = write('text', 'text', 0o644);
      expect(await identifyInterpreter(path)).toEqual({ reason: `\`${path}\` cannot be executed (EACCES)` });
      const none = join(folder, 'none');
      expect(await identifyInterpreter(none)).toEqual({
        reason: `\`${none}\` was not found`,
        isMissing: true,
      });
    });
  },
);

describe.skipIf(process.platform === 'win32')('on the path (skipped on Windows)', () => {
  it('the one that can be measured is found, even if `python3` cannot', async () => {
    write('python3', answering('3.8.1'));
    write('python3.12', answering('3.12.1'));
    write('python3.13', answering('3.13.1'));
    vi.stubEnv('PATH', folder);
    expect(await findInterpreter()).toMatchObject({ key: 'python3.13' });
    expect((await findInterpreters()).map((found) => 'key' in found && found.key)).toEqual([
      'python3.13',
      'python3.12',
    ]);
    vi.unstubAllEnvs();
  });
});
