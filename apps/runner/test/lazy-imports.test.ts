import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const hooks = fileURLToPath(new URL('./fixtures/print-loaded-modules.ts', import.meta.url));

describe('the command', () => {
  it('loads neither contracts nor plug-ins to print its help', async () => {
    const loaded = await modulesLoadedBy('--help');
    expect(loaded).toContainEqual(expect.stringContaining('/commander/'));
    expect(loaded.filter((url) => /packages\/(?!core\/src\/(errors|package-of))/.test(url))).toEqual([]);
  });

  it('loads neither the engine nor a library of workers to list the matrix', async () => {
    const loaded = await modulesLoadedBy('list', '--all');
    expect(loaded).toContainEqual(expect.stringContaining('/strategy-threads/'));
    expect(
      loaded.filter((url) => /packages\/engine|core\/src\/pool\/index|piscina\/|execa\//.test(url)),
    ).toEqual([]);
  });
});

/** Returns the URLs of all modules that the command loads. */
async function modulesLoadedBy(...args: readonly string[]): Promise<readonly string[]> {
  const flags = ['--conditions=@parbench/source', '--import', hooks];
  const { stderr } = await promisify(execFile)(process.execPath, [...flags, cli, ...args]);
  return stderr.split('\n');
}
