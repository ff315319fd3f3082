/**
 * Measures how long the command takes to start: `parbench --help` and `parbench list` against `node -e 0`, all in turn.
 * Prints medians and the ratio of each to `node -e 0` within a round. `--rounds 40`.
 */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from '@parbench/engine/internal';
import Table from 'cli-table3';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } });
const rounds = Number(values.rounds);
const cli = fileURLToPath(new URL('../../apps/runner/dist/cli.js', import.meta.url));

const commands = [
  { name: 'node -e 0', args: ['-e', '0'], atMost: undefined },
  { name: 'parbench --help', args: [cli, '--help'], atMost: 3 },
  { name: 'parbench list', args: [cli, 'list'], atMost: 6 },
];

const times = commands.map(() => [] as number[]);
for (const { args } of commands) timeMs(args);
for (let round = 0; round < rounds; round++) {
  for (const position of commands.keys()) {
    // Each command comes first in equally many rounds.
    const index = (position + round) % commands.length;
    times[index]?.push(timeMs(commands[index]?.args ?? []));
  }
}

const [base = []] = times;
const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['command', 'median', 'ratio of medians', 'quartiles of ratios', 'target', 'runs'],
});
for (const [index, { name, atMost }] of commands.entries()) {
  const taken = times[index] ?? [];
  const ratios = taken.map((ms, round) => ms / (base[round] ?? Number.NaN));
  const [low, high] = [0.25, 0.75].map((part) => quantile(ratios, part).toFixed(2));
  table.push([
    name,
    `${quantile(taken, 0.5).toFixed(1)} ms`,
    (quantile(taken, 0.5) / quantile(base, 0.5)).toFixed(2),
    `${low} to ${high}`,
    atMost === undefined ? '' : `at most ${atMost}`,
    taken.length,
  ]);
}
console.log(table.toString());

function timeMs(args: readonly string[]): number {
  const startedMs = performance.now();
  // Runs in a folder without a configuration: the time to load one depends on the user.
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: tmpdir() });
  const passedMs = performance.now() - startedMs;
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with exit code ${status}: ${stderr}`);
  return passedMs;
}
