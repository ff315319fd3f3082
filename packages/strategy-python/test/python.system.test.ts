import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findInterpreter } from '../src/find-interpreters.ts';

const python = await findInterpreter();
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe.skipIf('reason' in python)('the trial host in Python (skipped without Python 3.11 or later)', () => {
  it('passes its own unit tests', async () => {
    if ('reason' in python) return;
    const { stderr } = await promisify(execFile)(
      python.path,
      ['-m', 'unittest', 'discover', '--start-directory', folder('./python')],
      { env: { ...process.env, PYTHONPATH: folder('../python'), PYTHONDONTWRITEBYTECODE: '1' } },
    );
    expect(stderr).toMatch(/^OK/m);
  }, 120_000);
});
