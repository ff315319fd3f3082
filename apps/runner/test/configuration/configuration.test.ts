import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../run-command.ts';
import { makeFolder, strategyModule } from '../temporary-folder.ts';

const onlyForImport = { '.': { import: './index.js' } };

describe('parbench.config', () => {
  it.for(['ts', 'mts', 'js', 'mjs'])('is found in a folder above as .%s', async (extension) => {
    const folder = makeFolder({
      'package.json': { type: 'module' },
      [`parbench.config.${extension}`]: `export default { plugins: ['./mine.js'] };`,
      'mine.js': strategyModule('mine'),
    });
    mkdirSync(join(folder, 'deep/down'), { recursive: true });
    const { stdout } = await runCommand(['list'], { cwd: join(folder, 'deep/down') });
    expect(stdout).toMatch(/mine@\d/);
    expect(stdout).toContain(`configuration: ../../parbench.config.${extension}`);
  });

  it('gives TypeScript its types and is read without a build', async () => {
    const folder = makeFolder({
      'parbench.config.ts': `
        interface Named { readonly name: string }
        const plugin: Named = { name: './mine.mjs' };
        export default { plugins: [plugin.name] } satisfies object;`,
      'mine.mjs': strategyModule('mine'),
    });
    expect((await runCommand(['list'], { cwd: folder })).stdout).toMatch(/mine@\d/);
  });

  it('loads the nearest file, or the named one', async () => {
    const folder = makeFolder({
      'parbench.config.mjs': `export default { plugins: ['./outer.mjs'] };`,
      'outer.mjs': strategyModule('outer'),
      'inner/parbench.config.mjs': `export default { plugins: ['./inner.mjs'] };`,
      'inner/inner.mjs': strategyModule('inner'),
    });
    const cwd = join(folder, 'inner');
    expect((await runCommand(['list'], { cwd })).stdout).toMatch(/ inner@\d/);
    const named = await runCommand(['list', '--config', '../parbench.config.mjs'], { cwd });
    expect(named.stdout).toMatch(/ outer@\d/);
    expect(named.stdout).not.toMatch(/ inner@\d/);
  });

  it('loads each package folder that a glob matches, and packages for import only', async () => {
    const folder = makeFolder({
      'parbench.config.mjs': `export default { plugins: ['./kits/strategy-*', 'installed'] };`,
      'kits/strategy-b/package.json': { name: 'b', type: 'module', exports: './index.js' },
      'kits/strategy-b/index.js': strategyModule('b'),
      'kits/strategy-a/package.json': { name: '@kit/a', type: 'module', exports: onlyForImport },
      'kits/strategy-a/index.js': strategyModule('a'),
      'kits/strategy-notes/README.md': 'no package',
      'node_modules/installed/package.json': { name: 'installed', type: 'module', exports: onlyForImport },
      'node_modules/installed/index.js': strategyModule('installed'),
    });
    const { stdout, stderr } = await runCommand(['list'], { cwd: folder });
    expect(stdout, stderr).toMatch(/ a@\d b@\d installed@\d/);
  });

  it('adds to the defaults, unless it removes them', async () => {
    const folder = makeFolder({
      'parbench.config.mjs': `export default { plugins: ['./mine.mjs'] };`,
      'alone.mjs': `export default { plugins: ['./mine.mjs', './work.mjs'], defaults: false };`,
      'mine.mjs': strategyModule('mine'),
      'work.mjs': `export default { contract: 1, workloads: [{ url: new URL('./task.mjs', import.meta.url).href }] };`,
      'task.mjs': `export default { kind: 'task', name: 'mine-too', input: () => 0, run: () => 0 };`,
    });
    expect((await runCommand(['list'], { cwd: folder })).stdout).toMatch(/cluster@\d mine@\d/);
    const alone = await runCommand(['list', '--config', 'alone.mjs'], { cwd: folder });
    expect(alone.stdout, alone.stderr).toMatch(/mine-too +inline@1 mine@\d/);
    expect(alone.stdout).not.toContain('cluster');
  });

  it('sets the options of a strategy, which are part of the names of its cells', async () => {
    const folder = makeFolder({
      'parbench.config.mjs': `export default { options: { 'threads/pipelined': { maxInFlight: 7 } } };`,
    });
    const args = ['--dry-run', '--filter', 'workload:noop', '--filter', 'threads/pipelined'];
    expect((await runCommand(args, { cwd: folder })).stdout).toContain('threads/pipelined(maxInFlight=7)@');
  });
});
