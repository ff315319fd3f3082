import { fileURLToPath } from 'node:url';
import { parseResult } from '@parbench/engine';
import { expect, it } from 'vitest';
import { runCommand } from '../run-command.ts';

const plugin = fileURLToPath(new URL('../fixtures/wrong-kernel.ts', import.meta.url));

it('a kernel that is wrong fails its cell under every strategy, and no other cell', async () => {
  const selected = ['wrong-kernel', 'n-queens'].flatMap((name) => ['--filter', `workload:${name}`]);
  const others = ['--set', 'n=6', '--workers', '1', '--blocks', '1'];
  const args = ['--strategy', plugin, ...selected, ...others, '--quiet', '--json', '-'];
  const { exitCode, stdout, stderr } = await runCommand(args);
  const { cells } = parseResult(stdout, stderr);
  const ends = cells.map(({ workload, strategy, status, reason = '' }) => [
    ...[workload.name, strategy.name, status],
    reason.replace(/seed \d+/, 'seed N'),
  ]);
  expect(exitCode).toBe(1);
  expect(ends).toEqual(
    ['n-queens', 'wrong-kernel'].flatMap((name) =>
      ['inline', 'threads', 'processes', 'cluster'].map((strategy) =>
        name === 'n-queens'
          ? [name, strategy, 'ok', '']
          : [name, strategy, 'failed', 'wrong output for the input of seed N: for 6 it is 3'],
      ),
    ),
  );
}, 60_000);
