import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ExpectStatic } from 'vitest';
import { parbenchInShort } from '../run-command.ts';
import { writeFiles } from '../temporary-folder.ts';

/** One way in which a module, a file, an argument or the surroundings may harm a command, and how the command ends. */
export interface HostileCase {
  /** Completes a title: `a module that`, `a saved run that`. */
  readonly what: string;
  /** Files in the working folder; contents other than text become JSON. */
  readonly files?: Readonly<Record<string, string | object>>;
  readonly args?: readonly string[];
  /** A shell script in place of `args`; `$PARBENCH` is the command, `$TMPDIR` and `$PARBENCH_CACHE_DIR` are folders of the case. */
  readonly script?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly exitCode: number;
  /** When missing, stderr is empty for exit code 0, and one message for 2. */
  readonly stderr?: RegExp;
  readonly stdout?: RegExp;
}

/** The longest that a case may take, milliseconds: the longest time limit of a module, on a busy host. */
const limitMs = 60_000;

/** More output than this was not bounded. */
const mostCharacters = 50_000;

/** Runs a case, and checks how the command ends, what it prints and what it leaves behind. */
export async function tryCase(hostile: HostileCase, expect: ExpectStatic): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parbench-case-')));
  try {
    for (const name of ['tmp', 'cache', 'work']) mkdirSync(join(folder, name));
    writeFiles(join(folder, 'work'), hostile.files ?? {});
    const ended = await run(hostile, folder);
    checkOutput(hostile, ended, expect);
    await expect.poll(() => processesOf(folder), { timeout: 5_000 }).toEqual([]);
    expect(leftIn(join(folder, 'tmp')), 'temporary files').toEqual([]);
  } finally {
    // Some cases take permissions away.
    spawnSync('chmod', ['-R', 'u+rwX', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  readonly exitCode: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

async function run({ args = [], script, env }: HostileCase, folder: string): Promise<Ended> {
  const program = [process.execPath, ...parbenchInShort];
  const [file = '', ...rest] = script === undefined ? [...program, ...args] : ['/bin/sh', '-c', script];
  const { NO_COLOR: _no, FORCE_COLOR: _force, GITHUB_STEP_SUMMARY: _summary, ...inherited } = process.env;
  const child = spawn(file, rest, {
    cwd: join(folder, 'work'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ ...inherited, COLUMNS: '80', LC_ALL: 'C.UTF-8', PARBENCH: program.join(' ') },
      ...{ TMPDIR: join(folder, 'tmp'), PARBENCH_CACHE_DIR: join(folder, 'cache'), HOSTILE_CASE: folder },
      ...env,
    },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  clearTimeout(timer);
  return { exitCode: child.exitCode ?? `ended by ${child.signalCode}`, stdout, stderr };
}

function checkOutput(hostile: HostileCase, { exitCode, stdout, stderr }: Ended, expect: ExpectStatic): void {
  const { stderr: expected = hostile.exitCode === 0 ? /^$/ : /^parbench: .*\n$/s } = hostile;
  expect(stderr, `exit code ${exitCode}`).toMatch(expected);
  expect({ exitCode, stderr, stdout }).toMatchObject({ exitCode: hostile.exitCode });
  if (hostile.stdout) expect(stdout).toMatch(hostile.stdout);
  const printed = stdout + stderr;
  expect(printed, 'a raw stack').not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(printed, 'control characters').not.toMatch(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
  expect(stdout, 'figures').not.toMatch(/\bNaN\b|\bundefined\b|\[object Object\]/);
  expect(printed.length).toBeLessThan(mostCharacters);
}

/** Returns the processes that the case has started, by the environment that they inherited. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && readProc(name, 'environ').includes(`HOSTILE_CASE=${folder}`))
    .map((pid) => readProc(pid, 'cmdline').replaceAll('\0', ' '));
}

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    // It has ended, or hides what it is.
    return '';
  }
}

/** Node itself keeps compiled code there. */
function leftIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name !== 'node-compile-cache');
}
