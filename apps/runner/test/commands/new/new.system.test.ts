import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../run-command.ts';
import { makeFolder } from '../../temporary-folder.ts';

/** The files that each kind of package consists of. */
const ownFiles = {
  pool: ['src/index.ts', 'test/conformance.test.ts'],
  library: ['src/index.ts', 'src/worker.ts', 'test/conformance.test.ts'],
  runtime: ['host/host.py', 'host/sum.py', 'src/index.ts', 'src/sum.ts', 'test/host.test.ts'],
};
const settings = [
  'LICENSE',
  'README.md',
  'package.json',
  'parbench.config.ts',
  'tsconfig.build.json',
  'tsconfig.json',
];

describe('parbench new', () => {
  it.each(Object.entries(ownFiles))(
    'writes a package of its own for a strategy of the kind %s',
    async (kind, own) => {
      const folder = makeFolder({});
      const { exitCode, stdout, stderr } = await runCommand(['new', 'strategy', 'my-own', '--kind', kind], {
        cwd: folder,
      });
      expect([exitCode, stderr]).toEqual([0, '']);
      const place = join(folder, 'parbench-strategy-my-own');
      expect(globSync('**/*.*', { cwd: place }).concat('LICENSE').toSorted()).toEqual(
        [...own, ...settings].toSorted(),
      );
      const texts = globSync('**/*.*', { cwd: place }).map((file) => readFileSync(join(place, file), 'utf8'));
      expect(texts.join('\n')).not.toMatch(/my-strategy|myStrategy|plugin-name|REPOSITORY/);
      expect(stdout).toContain('cd parbench-strategy-my-own && npm install');
    },
  );

  it('writes a package of its own for a workload, named after it', async () => {
    const folder = makeFolder({});
    expect((await runCommand(['new', 'workload', 'my-task'], { cwd: folder })).exitCode).toBe(0);
    const place = join(folder, 'parbench-workload-my-task');
    const { name, exports } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    expect([name, Object.keys(exports)]).toEqual(['parbench-workload-my-task', ['.', './my-task']]);
    expect(existsSync(join(place, 'src/my-task.ts'))).toBe(true);
  });

  it.each([
    [['strategy', '../up'], 'expected a name of lower-case letters and digits'],
    [['strategy', '/tmp/x'], 'expected a name of lower-case letters and digits'],
    [['strategy', 'Upper'], 'expected a name of lower-case letters and digits'],
    [['strategy', 'threads'], 'received `threads`, which is `threads` of `@parbench/strategy-threads`'],
    [['workload', 'echo'], 'received `echo`, which is `echo` of `@parbench/workloads`'],
    [['strategy'], 'expected `strategy NAME` or `workload NAME`, received `strategy`'],
    [
      ['workload', 'a', '--kind', 'pool'],
      '`--kind`: expected only with `new strategy`, received with `new workload`',
    ],
    [['strategy', 'a', '--kind', 'pol'], 'Did you mean `pool`?'],
  ])('refuses %j', async (args, message) => {
    const folder = makeFolder({});
    const { exitCode, stderr } = await runCommand(['new', ...args], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(globSync('*', { cwd: folder })).toEqual([]);
  });

  it('refuses a folder that exists, and leaves it as it is', async () => {
    const folder = makeFolder({ 'parbench-strategy-mine/note.txt': 'keep' });
    const { exitCode, stderr } = await runCommand(['new', 'strategy', 'mine'], { cwd: folder });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('which does. Choose another name')]);
    expect(globSync('**/*.*', { cwd: folder })).toEqual([join('parbench-strategy-mine', 'note.txt')]);
  });
});
