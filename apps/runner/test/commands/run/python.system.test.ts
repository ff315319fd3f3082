import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseResult } from '@parbench/engine';
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
      'noop',
      'spin',
      'fannkuch',
      'json-roundtrip',
      'echo',
      'sha256',
      'gzip',
      'sleep',
      'file-read',
    ];
    const chosen = filters.flatMap((name) => ['--filter', `workload:${name}`]);
    const sizes = ['--set', 'bytes=1024', '--set', 'microseconds=10', '--set', 'milliseconds=1'];
    const excluded = ['--filter', '!workload:echo/*'];
    const { stdout, stderr } = await runCommand([...args, ...chosen, ...sizes, ...excluded, ...short]);
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
    const { stdout, stderr } = await runCommand([...args, ...short, '--blocks', '2']);
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
});

describe.skipIf(key === undefined)('a Python function (skipped without Python 3.11 or later)', () => {
  it('is measured, with advice', async () => {
    const file = write(
      'ünïcode wörk.py',
      'def double(values):\n    return [2 * value for value in values]\n\nargs = [list(range(2000))]\n',
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

  it.each([
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
    ['exits', 'import os\nos._exit(7)\n', /exited with code 7/],
    ['killed', 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n', /was ended by SIGKILL/],
    ['hangs', 'def work():\n    while True: pass\n', /neither ended nor returned within 11 s/],
    ['chatty', 'print("x" * 10_000_000)\ndef work(): return set\nimport sys; sys.exit(3)\n', /SystemExit: 3/],
  ])(
    'that is broken is refused with its reason: %s',
    async (name, text, reason) => {
      const { exitCode, stdout, stderr } = await runCommand([write(`${name}.py`, text), '--timeout', '1s'], {
        cwd: folder,
      });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(reason);
    },
    60_000,
  );
});
