import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInterpreters } from '../src/find-interpreters.ts';

const interpreters = await findInterpreters();
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Compiled once: many tests start processes that import the host. */
let bytecode = '';

beforeAll(() => {
  bytecode = mkdtempSync(join(tmpdir(), 'parbench-bytecode-'));
});
afterAll(() => rmSync(bytecode, { recursive: true }));

describe('the trial host passes its own unit tests', () => {
  it.for(
    interpreters.map(
      (interpreter) => ['key' in interpreter ? interpreter.key : 'none', interpreter] as const,
    ),
  )('on %s', { timeout: 300_000 }, async ([, interpreter], { skip }) => {
    if ('reason' in interpreter) return skip(interpreter.reason);
    const { stderr } = await promisify(execFile)(
      interpreter.path,
      ['-m', 'unittest', 'discover', '--start-directory', folder('./python')],
      { env: { ...process.env, PYTHONPATH: folder('../python'), PYTHONPYCACHEPREFIX: bytecode } },
    );
    expect(stderr).toMatch(/^OK/m);
  });
});
