import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { parseResult } from '@parbench/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { parbench } from '../../run-command.ts';

const group = createGroup();
afterAll(() => {
  if (group !== undefined) rmdirSync(group);
});

/**
 * Makes a control group with a quota of half a CPU; undefined if this user or this system cannot. It comes before all other
 * processes: beside them, it could stay below its quota.
 */
function createGroup(): string | undefined {
  const isFirstVersion = existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us');
  const folder = `/sys/fs/cgroup/${isFirstVersion ? 'cpu/' : ''}parbench-test-${process.pid}`;
  const settings = isFirstVersion
    ? { 'cpu.cfs_quota_us': '50000', 'cpu.shares': '262144' }
    : { 'cpu.max': '50000 100000', 'cpu.weight': '10000' };
  try {
    mkdirSync(folder);
    for (const [name, value] of Object.entries(settings)) writeFileSync(`${folder}/${name}`, value);
    return folder;
  } catch {
    if (existsSync(folder)) rmdirSync(folder);
    return undefined;
  }
}

/** Runs the command in the control group. */
function runLimited(
  args: readonly string[],
): Promise<{ readonly exitCode: number; readonly stdout: string }> {
  const script = `echo $$ > ${group}/cgroup.procs; exec "$@"`;
  const program = [process.execPath, ...parbench, ...args];
  return new Promise((resolve) => {
    const child = execFile('sh', ['-c', script, 'sh', ...program], (_error, stdout) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout }),
    );
  });
}

describe.skipIf(group === undefined)('a CPU quota (skipped without control groups to write to)', () => {
  it('is named by `doctor`, with the number of workers that is within it', async () => {
    const { exitCode, stdout } = await runLimited(['doctor', '--no-noise-run', '--quiet']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/0\.5 CPUs' worth of time .* Measure with `--workers 1`/);
    expect(exitCode).toBe(0);
  }, 60_000);

  it('marks the cells that it held back', async () => {
    const filters = ['--filter', 'workload:spin', '--filter', 'threads', '--filter', '!threads/*'];
    const { exitCode, stdout } = await runLimited([
      ...[...filters, '--workers', '2', '--blocks', '2'],
      ...['--json', '-', '--quiet'],
    ]);
    const flags = parseResult(stdout).cells.map(({ strategy, flags }) => [strategy.name, flags]);
    expect(flags).toContainEqual(['threads', expect.arrayContaining(['throttled'])]);
    expect(exitCode).toBe(0);
  }, 120_000);
});
