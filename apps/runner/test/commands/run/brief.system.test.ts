import { parseResult } from '@parbench/engine';
import { describe, expect, it } from 'vitest';
import { parbench, runCommand } from '../../run-command.ts';

const workloads = ['noop', 'sha256', 'json-roundtrip'].flatMap((name) => ['--filter', `workload:${name}`]);
const tooLarge = [...workloads, '--filter', 'strategy:threads', '--filter', '!threads/*', '--budget', '7s'];
/** With trials as long as a user's: the budget is too short for them. */
const run = (...args: readonly string[]) => runCommand([...tooLarge, ...args], { program: parbench });
const planned = async (...more: string[]) => (await run('--dry-run', ...more)).stdout.replaceAll(/\s+/g, ' ');

describe('a matrix that is too large for its budget', { timeout: 60_000 }, () => {
  it('is measured once, and verified', async () => {
    const { stdout, stderr, exitCode } = await run('--json', '-');
    const { plan, cells, comparisons } = parseResult(stdout, stderr);
    expect(plan.detail).toBe('brief');
    expect(cells.map(({ status, trials }) => [status, trials.length])).toEqual(cells.map(() => ['ok', 1]));
    expect(comparisons.map(({ verdict }) => verdict)).toEqual(comparisons.map(() => 'inconclusive'));
    expect(stderr).toContain('too short for a full block of each cell');
    expect(exitCode).toBe(0);
  });

  it('is planned like that', async () => {
    expect(await planned()).toMatch(/each cell is measured once, .* about 3 blocks and 0 solo trials fit/);
  });

  it('may be asked for', async () => {
    const { stdout } = await runCommand(['--filter', 'workload:noop', '--brief', '--dry-run']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/^With `--brief`, each cell is measured once/);
  });

  it('is measured as usual if more is asked of each cell', async () => {
    expect(await planned('--breakdown')).not.toContain('measured once');
    expect(await planned('--rate', '100')).not.toContain('measured once');
  });
});
