import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parseResult } from '@parbench/engine';
import { parseSweep } from '@parbench/engine/sweep';
import plugin from '@parbench/strategy-python';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../run-command.ts';

const runtime = plugin.strategies?.[0]?.runtime;
const answer = await runtime?.identify();
const key = answer?.available ? answer.identity.key : undefined;
const strategies = ['--filter', 'strategy:python/*'];
const only = answer?.available ? ['--python', answer.identity.path] : [];
const short = [...only, '--blocks', '1', '--quiet', '--json', '-'];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-python-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe.skipIf(key === undefined)('Python strategies (skipped without Python 3.11 or later)', () => {
  it('run every workload that has a Python module, with the same answers as in Node', async () => {
    const small = [
      '--set',
      'fannkuch.n=7',
      '--set',
      'spin.iterations=100',
      '--set',
      'json-roundtrip.records=5',
    ];
    const args = [
      ...small,
      '--filter',
      'strategy:python/inline',
      '--filter',
      'strategy:python/pool',
      '--all',
    ];
    const filters = [
      ...['noop', 'spin', 'fannkuch', 'json-roundtrip', 'echo', 'sha256', 'gzip', 'sleep', 'file-read'],
      ...['spectral-norm', 'mandelbrot', 'n-queens', 'binary-trees', 'scrypt', 'loopback'],
      ...['python-lost-updates', 'python-deadlock'],
    ];
    const chosen = filters.flatMap((name) => ['--filter', `workload:${name}`]);
    const shortest = ['size=64', 'n-queens.n=6', 'depth=6', 'cost=16', 'increments=1000'];
    const more = shortest.flatMap((assignment) => ['--set', assignment]);
    const sizes = [...more, '--set', 'bytes=1024', '--set', 'microseconds=10', '--set', 'milliseconds=1'];
    const excluded = ['echo', 'gzip', 'scrypt'].flatMap((name) => ['--filter', `!workload:${name}/*`]);
    const { stdout, stderr } = await runCommand([
      ...args,
      ...chosen,
      ...sizes,
      ...excluded,
      ...short,
      '--brief',
    ]);
    const { cells } = parseResult(stdout, stderr);
    const notOk = cells.filter(({ status }) => status !== 'ok');
    expect(notOk.map(({ id, reason }) => [id, reason])).toEqual([]);
    // `echo` has three kinds of payload.
    expect(cells).toHaveLength(2 * (filters.length + 2));
  }, 180_000);

  it('are compared with their own baseline, in tables of their own, with a ceiling in processes', async () => {
    const args = [
      ...strategies,
      '--filter',
      'threads',
      '--filter',
      'workload:spin',
      '--set',
      'spin.iterations=5000',
    ];
    const { stdout, stderr } = await runCommand([...args, ...short]);
    const { workloads, cells, runtimes } = parseResult(stdout, stderr);
    expect(
      workloads.map(({ runtime, baseline }) => [runtime, baseline?.split('/').slice(1).join('/')]),
    ).toEqual([
      [undefined, 'inline@1'],
      [key, 'python/inline@1'],
    ]);
    expect(runtimes.map(({ name }) => name)).toEqual(['node', 'python']);
    const inPython = cells.filter(({ runtime: name, status }) => name === key && status === 'ok');
    expect(inPython.map(({ strategy }) => strategy.name)).toContain('python/processes/spawn');
    const pool = inPython.find(({ strategy }) => strategy.name === 'python/pool');
    expect(pool?.metrics.efficiency?.value).toBeGreaterThan(0);
    expect(pool?.metrics.memoryBytesPerWorker?.value).toBeGreaterThan(1e5);
  }, 180_000);

  it('are compared with a named baseline across languages', async () => {
    const filters = ['--filter', 'strategy:python/inline', '--filter', 'workload:noop'];
    const { stdout, stderr } = await runCommand([...filters, '--baseline', 'inline', ...short]);
    const { workloads, cells } = parseResult(stdout, stderr);
    expect(workloads).toMatchObject([{ baseline: 'noop/inline@1' }]);
    expect(workloads[0]?.runtime).toBeUndefined();
    expect(cells.map(({ id }) => id)).toEqual(['noop/inline@1', `noop/${key}:python/inline@1`]);
  }, 120_000);

  it('refuse what `--python` cannot start, before anything is measured', async () => {
    const refusal = async (...args: string[]) => {
      const { exitCode, stderr } = await runCommand([...args, '--quiet'], { cwd: folder });
      expect(exitCode).toBe(2);
      return stderr;
    };
    expect(await refusal(...strategies, '--python', 'no-such-python')).toMatch(
      /`no-such-python` was not found/,
    );
    expect(await refusal(...strategies, '--python', process.execPath)).toMatch(
      /does not start as Python does/,
    );
    expect(await refusal('--filter', 'cluster', '--python', 'python3')).toMatch(
      /expected strategies of Python/,
    );
    expect(await refusal('work.py', '--python', 'a', '--python', 'b')).toMatch(/expected one interpreter/);
  }, 60_000);

  it('sweeps payloads through the channels that need no pool', { timeout: 240_000 }, async () => {
    const { stdout, exitCode } = await runCommand([
      ...['sweep', 'payload', '--grid', '0,1000', '--budget', '3m', '--seed', '1'],
      ...['--filter', 'strategy:python/inline', ...only, '--blocks', '1', '--quiet', '--json', '-'],
    ]);
    const { analysis, result } = parseSweep(stdout);
    if (analysis.of !== 'payload') throw new Error(analysis.of);
    const measured = analysis.ways.map(({ kind, strategy, points }) => [kind, strategy, points.length]);
    expect(measured).toEqual([
      ['queue', 'python/inline', 2],
      ['pipe', 'python/inline', 2],
      ['shared-memory', 'python/inline', 2],
    ]);
    expect(result.cells.map(({ status, reason }) => [status, reason])).toEqual(
      result.cells.map(() => ['ok', undefined]),
    );
    expect(exitCode).toBe(0);
  });
});

describe.skipIf(key === undefined)('a Python function (skipped without Python 3.11 or later)', () => {
  it('is measured, with advice', async () => {
    const file = write(
      'ünïcode wörk.py',
      `import os
os.chdir('/')
print('x' * 1_000_000)

def double(values):
    print('y' * 10_000)
    return [2 * value for value in values]

args = [list(range(2000))]
`,
    );
    const { exitCode, stdout, stderr } = await runCommand(
      [file, '--budget', '20s', '--json', '-', '--quiet'],
      {
        cwd: folder,
      },
    );
    const { advice, cells } = parseResult(stdout, stderr);
    expect(exitCode, stderr).toBe(0);
    expect(advice?.[0]?.text[0]).toMatch(/python\//);
    expect(cells.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('parbench'))).toEqual([]);
  }, 120_000);

  it.concurrent.for<[name: string, text: string, reason: RegExp]>([
    ['syntax', 'def work(:\n    pass\n', /could not be loaded: SyntaxError: .*syntax\.py:1/],
    [
      'import',
      'import no_such_module\ndef work():\n    pass\n',
      /ModuleNotFoundError: No module named 'no_such_module' \(import\.py:1\)/,
    ],
    ['nothing', 'x = 1\n', /defines none at its top level/],
    [
      'several',
      'def one(): pass\ndef two(): pass\n',
      /received `one`, `two`\. Name the one to measure: `--export one`/,
    ],
    ['needs', 'def work(text, rounds): return text\n', /expected arguments to call `work\(text, rounds\)`/],
    [
      'raises',
      'def work(): return 1 / 0\n',
      /first calls raised ZeroDivisionError: division by zero \(raises\.py:1\)/,
    ],
    ['lambda', 'work = lambda: 1\n', /cannot be sent to a process/],
    ['answer', 'def work(): return open(__file__)\n', /the answer cannot be sent between processes/],
    ['async', 'async def work(): return 1\n', /is asynchronous/],
    ['generator', 'def work(): yield 1\n', /is a generator/],
    [
      'own-base',
      'class Stop(BaseException): pass\nraise Stop("here")\n',
      /could not be loaded: Stop: here \(own-base\.py:2\)/,
    ],
    [
      'indented',
      'def work():\n\tif 1:\n        return 1\n',
      /TabError: inconsistent use of tabs and spaces in indentation \(indented\.py:3\)\./,
    ],
    [
      'instance',
      'class Work:\n    def __call__(self): return 1\nwork = Work()\n',
      /defines none at its top level/,
    ],
    [
      'args-number',
      'args = 5\ndef work(x): return x\n',
      /`args`: expected a list, .*TypeError.*`args = \[argument\]`/,
    ],
    [
      'args-raise',
      'def args(seed): return 1 / 0\ndef work(x): return x\n',
      /`args`: .* ZeroDivisionError: .*\(args-raise\.py:1\)/,
    ],
    [
      'verify-raises',
      'def verify(a): return 1 / 0\ndef work(): return 1\n',
      /`verify\(.*\)`: .* ZeroDivisionError: .*\(verify-raises\.py:1\)/,
    ],
    [
      'verify-nothing',
      'def verify(a): pass\ndef work(): return 1\n',
      /`verify\(.*\)`: expected `True` or `False`, received `None`/,
    ],
    ['exits-in-call', 'import os\ndef work(): os._exit(7)\n', /exited with code 7/],
    [
      'sys-exits-in-call',
      'import sys\ndef work(): sys.exit(7)\n',
      /SystemExit: 7 \(sys-exits-in-call\.py:2\)/,
    ],
    ['crashes', 'import ctypes\ndef work(): ctypes.string_at(0)\n', /was ended by SIGSEGV/],
    ['exits', 'import os\nos._exit(7)\n', /exited with code 7/],
    ['killed', 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n', /was ended by SIGKILL/],
    ['hangs-at-import', 'import time\nwhile True: time.sleep(1)\n', /neither ended nor returned within 11 s/],
    [
      'hangs',
      'import time\ndef work():\n    while True: time.sleep(1)\n',
      /neither ended nor returned within 11 s/,
    ],
    ['chatty', 'print("x" * 10_000_000)\ndef work(): return set\nimport sys; sys.exit(3)\n', /SystemExit: 3/],
  ])(
    'that is broken is refused with its reason: %s',
    { timeout: 60_000 },
    async ([name, text, reason], { expect }) => {
      const { exitCode, stdout, stderr } = await runCommand([write(`${name}.py`, text), '--timeout', '1s'], {
        cwd: folder,
      });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(reason);
    },
  );

  it('whose `verify` rejects the answers fails in every cell', async () => {
    const file = write('rejects.py', 'def verify(answer): return False\ndef work(): return 1\n');
    const { exitCode, stdout, stderr } = await runCommand([file, '--quiet', '--json', '-'], { cwd: folder });
    const failed = parseResult(stdout, stderr).cells.filter(({ status }) => status === 'failed');
    expect(failed.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^wrong output/));
    expect(exitCode).toBe(1);
  }, 60_000);

  it('in a folder with modules that are named as those of Python', async () => {
    const cwd = join(folder, 'shadows');
    mkdirSync(cwd);
    for (const name of ['json.py', 'platform.py', 'queue.py'])
      writeFileSync(join(cwd, name), 'def work(): return 1\n');
    const { exitCode, stdout, stderr } = await runCommand(['json.py', '--dry-run'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Seed /);
  }, 60_000);

  it('runs on the interpreter of an active virtual environment', async () => {
    const environment = join(folder, 'venv');
    const python = answer?.available ? answer.identity.path : '';
    await promisify(execFile)(python, ['-m', 'venv', '--without-pip', environment]);
    const [packages = ''] = globSync('lib/python*/site-packages', { cwd: environment });
    writeFileSync(join(environment, packages, 'only_there.py'), 'ANSWER = 42\n');
    const file = write('in_venv.py', 'import only_there\ndef work(): return only_there.ANSWER\n');
    const env = {
      PATH: `${join(environment, 'bin')}${delimiter}${process.env.PATH}`,
      VIRTUAL_ENV: environment,
    };
    const outside = await runCommand([file, '--dry-run'], { cwd: folder });
    expect(outside.stderr).toMatch(/No module named 'only_there' \(in_venv\.py:1\)/);
    const { exitCode, stderr } = await runCommand([file, '--dry-run'], { cwd: folder, env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  }, 60_000);
});

describe('without a Python that can be measured', () => {
  it('a function is refused, and strategies are skipped, with the reason', async () => {
    const file = write('any.py', 'def work(): return 1\n');
    const env = { PATH: join(folder, 'empty') };
    const { exitCode, stderr } = await runCommand([file], { cwd: folder, env });
    expect(stderr).toMatch(/^parbench: .*no Python was found on the path: install Python 3\.11 or later/);
    expect(exitCode).toBe(2);
    const listed = await runCommand(['list', '--filter', 'strategy:python/inline'], { env });
    expect(listed.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'no Python was found on the path: install Python 3.11',
    );
  }, 60_000);
});
