import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../temporary-folder.ts';

const fixture = fileURLToPath(new URL('../../fixtures/print-noise-run.ts', import.meta.url));

describe('planNoiseRun', () => {
  it.each([
    ['excludes the built-in plug-ins', 'export default { defaults: false, plugins: [] };'],
    ['cannot be loaded', 'throw new Error("broken");'],
  ])('has four copies of a thread pool even if a configuration %s', async (_what, config) => {
    const cwd = makeFolder({ 'parbench.config.ts': config });
    const args = ['--conditions=@parbench/source', fixture];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
    expect(JSON.parse(stdout)).toEqual(['a', 'b', 'c', 'd'].map((copy) => `threads/pipelined ${copy}`));
  });
});
