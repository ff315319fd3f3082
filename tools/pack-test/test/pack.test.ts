import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { publishedPackages, workspace } from './packages.ts';
import { run } from './run.ts';

const archives = inject('archives');

/** Unpacked kilobytes. More than 200 needs a reason. */
const sizeLimits: Readonly<Record<string, { readonly kB: number; readonly reason: string }>> = {
  '@parbench/core': { kB: 280, reason: 'contracts, pool kernel and worker side, with comments and types' },
  '@parbench/engine': {
    kB: 1_700,
    reason: 'it has 235 packages built in, types of all messages, and two JSON schemas',
  },
  '@parbench/report': { kB: 275, reason: 'it has the scales and shapes of d3 built in' },
  parbench: {
    kB: 850,
    reason: 'every command in modules of its own, its command line in one file, and 30 packages built in',
  },
};

describe.each(publishedPackages)('$name', ({ name, directory, manifest }) => {
  it('says where it is from, and can be measured alone', () => {
    const url = 'https://github.com/parbench/parbench';
    expect(manifest).toMatchObject({
      homepage: `${url}/tree/main/${directory}#readme`,
      bugs: `${url}/issues`,
      repository: { type: 'git', url: `git+${url}.git`, directory },
    });
    if (/strategy-|workloads|runner|core/.test(directory))
      expect(manifest.scripts?.bench).toBeTypeOf('string');
  });

  it('is held to the contract, and not to the engine, if it is a plug-in', () => {
    if (!/strategy-|workloads/.test(directory)) return;
    const { dependencies = {}, peerDependencies = {} } = manifest;
    const ours = [...Object.keys(dependencies), ...Object.keys(peerDependencies)].filter((dependency) =>
      /^(@parbench\/|parbench$)/.test(dependency),
    );
    expect(ours).toEqual(['@parbench/core']);
    expect(peerDependencies).toHaveProperty('@parbench/core');
  });

  it('ships what it was built to, its README and its licence, and is small', async () => {
    const files = await filesOf(archiveOf(name));
    const others = files
      .filter(({ path }) => !/^(dist|schema|python|host|assets)\//.test(path))
      .map(({ path }) => path);
    expect(others.filter((path) => path !== 'CHANGELOG.md').toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
    expect(files.filter(({ path }) => path.includes('__pycache__'))).toEqual([]);
    const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const { kB, reason } = sizeLimits[name] ?? { kB: 200, reason: 'the limit' };
    expect(size, reason).toBeLessThan(kB * 1_000);
  });

  it('contains what its package.json declares (publint)', async () => {
    await run('publint', ['run', archiveOf(name), '--strict'], { cwd: workspace });
  });

  it('has types that resolve (attw)', async () => {
    const args = [archiveOf(name), '--profile', 'esm-only', '--no-emoji', '--no-color'];
    await run('attw', args, { cwd: workspace });
  });
});

function archiveOf(name: string): string {
  const archive = archives[name];
  if (archive === undefined) throw new Error(`${name} was not packed`);
  return archive;
}

/** Lists the files in an archive, by their paths in the package. */
async function filesOf(
  archive: string,
): Promise<readonly { readonly path: string; readonly bytes: number }[]> {
  const { stdout } = await promisify(execFile)('tar', ['-tvzf', archive]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map((fields) => ({ path: (fields.at(-1) ?? '').replace(/^package\//, ''), bytes: Number(fields[2]) }));
}
