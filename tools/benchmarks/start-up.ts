/**
 * Measures how long the command takes to start: `parbench --help` and `parbench list` against `node -e 0`, all in turn.
 * Prints medians and the ratio of each to `node -e 0` within a round. `--rounds 40`.
 *
 * `--against FOLDER` compares with another built working tree instead, in turn: `--help`, `list`, and when a run begins to
 * warm up and to measure (Linux: it reads that from the bar on a terminal, which `script` provides).
 */
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from '@parbench/engine/internal';
import Table from 'cli-table3';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '40' }, against: { type: 'string' } },
});
const rounds = Number(values.rounds);
const root = fileURLToPath(new URL('../..', import.meta.url));

if (values.against === undefined) await compareWithNode();
else await compareWith(values.against);

/** Something whose duration is measured; `ms` returns it in milliseconds. */
interface Timed {
  readonly name: string;
  ms(): number | Promise<number>;
}

async function compareWithNode(): Promise<void> {
  const commands = [
    { name: 'node -e 0', args: ['-e', '0'], atMost: undefined },
    { name: 'parbench --help', args: [cliOf(root), '--help'], atMost: 3 },
    { name: 'parbench list', args: [cliOf(root), 'list'], atMost: 6 },
  ];
  const times = await inTurn(commands.map(({ name, args }) => ({ name, ms: () => durationMs(args) })));
  const [base = []] = times;
  const rows = commands.map(({ name, atMost }, index) => {
    const target = atMost === undefined ? '' : `at most ${atMost}`;
    return [name, ...describe(times[index] ?? [], base), target, rounds];
  });
  print(['command', 'median', 'ratio of medians', 'quartiles of ratios', 'target', 'runs'], rows);
}

async function compareWith(folder: string): Promise<void> {
  const builds = [folder, root].map((build) => timedOf(cliOf(build)));
  const times = await inTurn(builds.flat());
  const [others = [], own = []] = builds;
  const rows = own.map(({ name }, index) => {
    const before = times[index] ?? [];
    const ratios = describe(times[others.length + index] ?? [], before);
    return [name, `${quantile(before, 0.5).toFixed(1)} ms`, ...ratios, rounds];
  });
  print(['', folder, 'this build', 'ratio of medians', 'quartiles of ratios', 'runs'], rows);
}

function timedOf(cli: string): readonly Timed[] {
  return [
    { name: 'parbench --help', ms: () => durationMs([cli, '--help']) },
    { name: 'parbench list', ms: () => durationMs([cli, 'list']) },
    { name: 'a run begins to warm up', ms: () => untilPhaseMs(cli, 'warm up') },
    { name: "a run's first slice", ms: () => untilPhaseMs(cli, 'measure') },
  ];
}

/** Measures all in turn, after one time that does not count; each comes first in equally many rounds. */
async function inTurn(timed: readonly Timed[]): Promise<readonly (readonly number[])[]> {
  const times = timed.map(() => [] as number[]);
  for (const { ms } of timed) await ms();
  for (let round = 0; round < rounds; round++) {
    for (const position of timed.keys()) {
      const index = (position + round) % timed.length;
      const passedMs = await timed[index]?.ms();
      if (passedMs !== undefined) times[index]?.push(passedMs);
    }
  }
  return times;
}

/** Describes the median, and the ratios to `base`. */
function describe(times: readonly number[], base: readonly number[]): readonly string[] {
  const ratios = times.map((ms, round) => ms / (base[round] ?? Number.NaN));
  const [low, high] = [0.25, 0.75].map((part) => quantile(ratios, part).toFixed(2));
  const median = quantile(times, 0.5);
  return [`${median.toFixed(1)} ms`, (median / quantile(base, 0.5)).toFixed(2), `${low} to ${high}`];
}

function print(head: string[], rows: readonly (string | number)[][]): void {
  const table = new Table({ style: { head: [], border: [], compact: true }, head });
  table.push(...rows);
  console.log(table.toString());
}

function cliOf(build: string): string {
  return join(build, 'apps/runner/dist/cli.js');
}

/** Runs in a folder without a configuration: the time to load one depends on the user. */
function durationMs(args: readonly string[]): number {
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: tmpdir() });
  const passedMs = performance.now() - startedMs;
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with exit code ${status}: ${stderr}`);
  return passedMs;
}

/** Returns when a run of one small workload has shown the phase for the first time, and ends the run. */
async function untilPhaseMs(cli: string, phase: string): Promise<number> {
  const run = [
    process.execPath,
    cli,
    'run',
    '--filter',
    'workload:noop',
    '--filter',
    'strategy:threads',
    '--filter',
    '!threads/*',
  ];
  const command = run.map((word) => `'${word}'`).join(' ');
  const startedMs = performance.now();
  const terminal = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TERM: 'xterm' },
  });
  const ended = new Promise((resolve) => terminal.once('exit', resolve));
  let passedMs: number | undefined;
  let shown = '';
  for await (const text of terminal.stdout) {
    shown += text;
    if (passedMs !== undefined || !shown.includes(phase)) continue;
    passedMs = performance.now() - startedMs;
    terminal.kill('SIGINT');
  }
  await ended;
  if (passedMs === undefined) throw new Error(`\`${command}\` did not show \`${phase}\`: ${shown}`);
  return passedMs;
}
