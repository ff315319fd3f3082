import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseResult } from '@parbench/engine';
import plugin from '@parbench/strategy-python';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descendantsOf, type LiveProcess, liveProcesses } from '../../process-tree.ts';
import { parbench } from '../../run-command.ts';

const answer = await plugin.strategies?.[0]?.runtime?.identify();
const canRun = answer?.available === true && process.platform === 'linux';
let folder = '';
let runs = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-kills-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The Python processes of a trial: the host, and what it started. */
interface Trial {
  readonly host: LiveProcess;
  readonly workers: readonly LiveProcess[];
  readonly forkserver?: LiveProcess | undefined;
}

/** Strikes at the first trial that has as many workers as it should. */
type Strike = (trial: Trial, runner: ChildProcess) => void;

describe.skipIf(!canRun)(
  'a run of Python strategies (skipped without Linux and Python 3.11 or later)',
  () => {
    const killed = /^(a task failed: |the trial process |`\w+` took longer than |a task took longer than )/;

    it.concurrent.for<[what: string, strategy: string, strike: Strike, status: string, reason: RegExp]>([
      ['a killed worker', 'python/processes', killWorker, 'failed', /a task failed: BrokenProcessPool: /],
      [
        'a killed worker of multiprocessing.Pool',
        'python/pool',
        killWorker,
        'timeout',
        /took longer than [\d.]+ s/,
      ],
      [
        'the killed process of a task',
        'python/processes/spawn',
        killWorker,
        'failed',
        /LostProcess: the process of the task was ended by signal 9/,
      ],
      [
        'a killed fork server',
        'python/processes?forkserver',
        ({ forkserver }) => kill(forkserver),
        'failed',
        /a task failed: BrokenProcessPool: /,
      ],
      [
        'a killed host',
        'python/threads',
        ({ host }) => kill(host),
        'failed',
        /the trial process was ended by SIGKILL/,
      ],
      [
        'the killed host of processes',
        'python/processes',
        ({ host }) => kill(host),
        'failed',
        /the trial process was ended by SIGKILL/,
      ],
      [
        'a stopped host',
        'python/threads',
        ({ host }) => kill(host, 'SIGSTOP'),
        'timeout',
        /took longer than [\d.]+ s/,
      ],
    ])('reports %s and goes on: %s', { timeout: 60_000 }, async ([, strategy, strike, status, reason]) => {
      const { exitCode, stdout, stderr, left } = await runAndStrike(strategy, strike);
      expect(exitCode, stderr).toBe(1);
      const { cells } = parseResult(stdout);
      expect(cells).toMatchObject([
        { strategy: { name: 'python/inline' }, status: 'ok' },
        { status, reason: expect.stringMatching(reason) },
      ]);
      expect(cells[1]?.reason).toMatch(killed);
      expect(left).toEqual({ processes: [], files: [] });
    });

    it.concurrent.for(['SIGINT', 'SIGKILL'] as const)(
      'that is ended by %s leaves nothing behind',
      { timeout: 60_000 },
      async (signal) => {
        const { exitCode, left } = await runAndStrike('python/processes?forkserver', (_trial, runner) =>
          runner.kill(signal),
        );
        expect(exitCode).toBe(signal === 'SIGINT' ? 130 : null);
        expect(left.processes).toEqual([]);
        if (signal === 'SIGINT') expect(left.files).toEqual([]);
      },
    );
  },
);

function killWorker({ workers }: Trial): void {
  kill(workers[0]);
}

function kill(target: LiveProcess | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (target === undefined) throw new Error('There is no such process.');
  try {
    process.kill(target.pid, signal);
  } catch (error) {
    // It has just ended.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs `python/inline` and a strategy, with a start method behind `?`, and strikes once in the midst of it. */
async function runAndStrike(strategy: string, strike: Strike) {
  const [name = '', startMethod] = strategy.split('?');
  const home = join(folder, String(runs++));
  const temporary = join(home, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const options = startMethod === undefined ? {} : { [name]: { startMethod } };
  writeFileSync(
    join(home, 'parbench.config.mjs'),
    `export default { options: ${JSON.stringify(options)} };\n`,
  );
  const others = name.endsWith('/spawn') ? [] : ['--filter', '!strategy:python/*/spawn'];
  const filters = ['workload:sleep', 'strategy:python/inline', `strategy:${name}`].flatMap((filter) => [
    '--filter',
    filter,
  ]);
  const args = [
    ...filters,
    ...others,
    '--python',
    answer?.available ? answer.identity.path : '',
    '--blocks',
    '1',
    '--timeout',
    '1s',
    '--set',
    'sleep.milliseconds=40',
    '--quiet',
    '--json',
    '-',
  ];
  const runner = spawn(process.execPath, [...parbench, ...args], {
    cwd: home,
    env: { ...process.env, TMPDIR: temporary, PARBENCH_CACHE_DIR: join(home, 'cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(runner, 'close');
  const output = Promise.all([text(runner.stdout), text(runner.stderr)]);
  const tree = await strikeTrial(runner, strike, name);
  const [exitCode] = await closed;
  const [stdout, stderr] = await output;
  await until(() => remaining(tree).length === 0, 5_000);
  return { exitCode, stdout, stderr, left: { processes: remaining(tree), files: readdirSync(temporary) } };
}

/**
 * Strikes in the midst of warm-up, and again while the trial lasts: a worker that is struck between two tasks loses none.
 * @returns all processes of the run that were alive at the first strike
 */
async function strikeTrial(runner: ChildProcess, strike: Strike, strategy: string) {
  const root = runner.pid ?? 0;
  const find = () => findTrial(root, strategy);
  await until(() => find() !== undefined, 20_000);
  await sleep(300);
  const tree = descendantsOf(root);
  let struck: number | undefined;
  for (;;) {
    const trial = find();
    struck ??= trial?.host.pid;
    if (trial !== undefined && trial.host.pid === struck) strike(trial, runner);
    else if (!liveProcesses().some(({ pid }) => pid === (struck ?? root))) return tree;
    await sleep(50);
  }
}

/**
 * Finds the host that has opened a strategy with workers: it has threads that receive outcomes, unlike the hosts of the
 * baseline and of the ceiling.
 */
function findTrial(runner: number, strategy: string): Trial | undefined {
  const hosts = descendantsOf(runner).filter(({ command }) => /strategy-python\/python\/? *$/.test(command));
  for (const host of hosts.filter(({ pid, parent }) => parent === runner && threadsOf(pid) > 1)) {
    const started = descendantsOf(host.pid).filter(({ command }) => !command.includes('resource_tracker'));
    const forkserver = started.find(
      ({ parent, command }) => parent === host.pid && command.includes('forkserver'),
    );
    const workers = started.filter((process) => process !== forkserver);
    // Of processes for single tasks, two are rarely there at the same moment.
    const expected = strategy.endsWith('/spawn') ? 1 : 2;
    if (strategy === 'python/threads' ? threadsOf(host.pid) > 2 : workers.length >= expected) {
      return { host, workers, forkserver };
    }
  }
  return undefined;
}

function threadsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

function remaining(tree: readonly LiveProcess[]): readonly LiveProcess[] {
  const alive = new Set(liveProcesses().map(({ pid, command }) => `${pid} ${command}`));
  return tree.filter(({ pid, command }) => alive.has(`${pid} ${command}`));
}

async function until(condition: () => boolean, limitMs: number): Promise<void> {
  const deadlineMs = performance.now() + limitMs;
  while (!condition() && performance.now() < deadlineMs) await sleep(20);
}
