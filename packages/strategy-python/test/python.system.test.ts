import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findInterpreters } from '../src/find-interpreters.ts';

const interpreters = await findInterpreters();
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe('the trial host passes its own unit tests', () => {
  it.for(
    interpreters.map(
      (interpreter) => ['key' in interpreter ? interpreter.key : 'none', interpreter] as const,
    ),
  )('on %s', { timeout: 120_000 }, async ([, interpreter], { skip }) => {
    if ('reason' in interpreter) return skip(interpreter.reason);
    const { stderr } = await promisify(execFile)(
      interpreter.path,
      ['-m', 'unittest', 'discover', '--start-directory', folder('./python')],
      { env: { ...process.env, PYTHONPATH: folder('../python'), PYTHONDONTWRITEBYTECODE: '1' } },
    );
    expect(stderr).toMatch(/^OK/m);
  });
});
