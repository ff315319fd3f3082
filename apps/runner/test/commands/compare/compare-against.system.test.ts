import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeHost, describeNode } from '@parbench/engine';
import { keepFloor } from '@parbench/engine/doctor';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parbench, runCommand } from '../../run-command.ts';

let folder: string;

/** A repository with a function that was faster one commit ago. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-history-'));
  await git('init', '--quiet', '--initial-branch', 'main');
  await commit(2_000);
  await commit(200_000);
});
afterAll(() => rm(folder, { recursive: true }));

async function git(...args: readonly string[]): Promise<string> {
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  return (await execa('git', [...author, ...args], { cwd: folder })).stdout;
}

async function commit(steps: number, head = '', body = ''): Promise<void> {
  const code = `${head}
export const args = [7];
export default function spin(start: number): number {
  ${body}
  let sum = start;
  for (let step = 0; step < ${steps}; step++) sum = (sum * 139) % 2147483647;
  return sum;
}
`;
  await writeFile(join(folder, 'spin.ts'), code);
  await git('add', '.');
  await git('commit', '--quiet', '--message', `${steps}${head}${body}`);
}

function compare(...args: readonly string[]) {
  return runCommand(['compare', '--against', ...args], { cwd: folder, env: { COLUMNS: '120' } });
}

async function leftInTemporaryFolder(): Promise<readonly string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('parbench-against-'));
}

describe('parbench compare --against', () => {
  it('finds a function slower than on another commit, and leaves the repository as it was', async () => {
    const before = await leftInTemporaryFolder();
    const line =
      'HEAD~1 ./spin.ts --filter strategy:threads --filter !strategy:threads/* --workers 1 --budget 60s --blocks 5';
    const { exitCode, stdout } = await compare(...line.split(' '));
    expect(stdout).toMatch(/working tree against HEAD~1/);
    expect(stdout).toMatch(/spin\/inline@1 +0\.\d+x .* slower/);
    expect(exitCode).toBe(1);
    expect(await git('status', '--porcelain')).toBe('');
    expect((await git('worktree', 'list')).split('\n')).toHaveLength(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  }, 120_000);

  it("widens the intervals by the host's noise floor", async () => {
    vi.stubEnv('PARBENCH_CACHE_DIR', join(folder, '.git', 'cache'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const kept = { floor: 0.25, halfWidth: 0.3, comparisons: 3, blocks: 8 };
    const scope = { identity: describeHost().identity, node: describeNode() };
    await keepFloor(scope, { ...kept, measuredAt: new Date().toISOString() });
    const line = '. ./spin.ts --filter strategy:inline --budget 20s --blocks 1 --json - --quiet';
    const { stdout } = await compare(...line.split(' '));
    expect(JSON.parse(stdout).result.plan.floor).toBe(kept.floor);
  }, 60_000);

  it('exits with 1 if a cell fails that did not before, and judges all pairs together', async () => {
    await commit(10);
    await commit(
      10,
      "import { isMainThread } from 'node:worker_threads';",
      "if (!isMainThread) throw new Error('thread');",
    );
    const line =
      'HEAD~1 ./spin.ts --filter strategy:threads --filter !strategy:threads/* --workers 1 --budget 20s --blocks 1 --json - --quiet';
    const { exitCode, stdout } = await compare(...line.split(' '));
    const { uncompared, result } = JSON.parse(stdout);
    expect(uncompared).toMatchObject([{ cell: 'spin/threads@1', isBroken: true }]);
    expect(result.plan.comparisons).toBe(2);
    expect(exitCode).toBe(1);
  }, 60_000);

  it('leaves nothing behind when Ctrl-C comes while the other revision is loaded', async () => {
    const before = await leftInTemporaryFolder();
    const loading = join(folder, 'loading');
    const slow = `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(loading)}, '');
await new Promise((resolve) => setTimeout(resolve, 60_000));`;
    await commit(10, slow);
    await commit(10);
    const child = execa(process.execPath, [...parbench, 'compare', '--against', 'HEAD~1', './spin.ts'], {
      cwd: folder,
      reject: false,
    });
    await vi.waitUntil(() => existsSync(loading), { timeout: 60_000 });
    child.kill('SIGINT');
    expect((await child).exitCode).toBe(130);
    expect((await git('worktree', 'list')).split('\n')).toHaveLength(1);
    expect(await leftInTemporaryFolder()).toEqual(before);
  }, 90_000);

  it.each([
    ['nothing-there', /`--against`: expected a folder or a git reference.*received `nothing-there`/],
    ['HEAD~1 --setup false', /`false` failed in the other revision/],
    ['HEAD~1 --budget 5', /`--budget`: expected a duration/],
  ])('refuses `%s` before anything is measured', async (line, message) => {
    const before = await leftInTemporaryFolder();
    const [revision = '', ...options] = line.split(' ');
    const { exitCode, stdout, stderr } = await compare(revision, './spin.ts', ...options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(await leftInTemporaryFolder()).toEqual(before);
  });

  it('refuses options of a measurement together with saved runs', async () => {
    const { exitCode, stderr } = await runCommand(['compare', 'a.json', 'b.json', '--budget', '5s']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/`--budget`: expected `--against REVISION` with it, received two saved runs/);
  });
});
