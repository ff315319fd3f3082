import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { parbench, runCommand } from '../run-command.ts';
import { writeFiles } from '../temporary-folder.ts';

/** What a module may do at its top level without harm to the command. */
const harmless: Readonly<Record<string, string>> = {
  'keeps a timer': 'setInterval(() => {}, 1000);',
  'keeps a server': `(await import('node:http')).createServer().listen(0, '127.0.0.1');`,
  'keeps a thread': `new (await import('node:worker_threads')).Worker('setInterval(() => {}, 1000)', { eval: true });`,
  'sets the exit code': 'process.exitCode = 7;',
  'replaces JSON.stringify': `JSON.stringify = () => '';`,
  'replaces JSON.parse': 'JSON.parse = () => ({});',
  'extends prototypes':
    'Object.prototype.extra = 7; Array.prototype.first = function () { return this[0]; };',
  'stops the clock': 'Date.now = performance.now = () => 0; globalThis.setTimeout = () => {};',
  'handles signals': `for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});`,
  'leaves the folder': `process.chdir('/');`,
  prints: `console.log('hello'); process.stdout.write('there');`,
  'talks to a parent': `process.send?.('ready');`,
  'empties the environment': 'for (const name of Object.keys(process.env)) delete process.env[name];',
  'handles all errors': `process.on('uncaughtException', () => {}); process.on('unhandledRejection', () => {});`,
};

/** What makes the command refuse a module, and the message. */
const harmful: readonly [what: string, code: string, message: RegExp][] = [
  ['exits', 'process.exit(0);', /but the process that tried it exited with code 0\. Does it end the process/],
  ['aborts', 'process.abort();', /but the process that tried it was ended by SIGABRT/],
  ['throws', `const fail = () => { throw new Error('not today'); };\nfail();`, /not today/],
  [
    'throws a value without text',
    `const fail = () => { throw { get message() { throw 1; }, toString: 7 }; };\nfail();`,
    /cannot be turned into text/,
  ],
  ['waits forever', 'await new Promise(() => {});', /waits for a promise that never settles/],
  [
    'throws later',
    `setTimeout(() => { throw new Error('later'); }); await new Promise((r) => setTimeout(r, 500));`,
    /exited with code 1 .*Does it/,
  ],
];

const strategy = `
export default { contract: 2, strategies: [{ name: 'mine', async open() { throw new Error('is never opened'); } }] };`;
const configuration = `\nexport default { plugins: [] };`;
const userFunction = `\nexport default function double(number) { return 2 * number; }\nexport const args = () => [1];`;

vi.setConfig({ testTimeout: 60_000 });

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

function moduleOf(code: string): string {
  const name = `module-${files++}.mjs`;
  writeFiles(folder, { [name]: code });
  return `./${name}`;
}

const run = (...args: readonly string[]) => runCommand(args, { cwd: folder });

describe('a plug-in that', () => {
  it.concurrent.for(Object.entries(harmless))('%s is listed', async ([, code]) => {
    const { exitCode, stdout, stderr } = await run('list', '--strategy', moduleOf(code + strategy));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Workloads\n/);
    expect(stdout).toMatch(/^ {2}mine /m);
  });

  it.concurrent.for(harmful)('%s is refused', async ([, code, message]) => {
    const { exitCode, stdout, stderr } = await run('list', '--strategy', moduleOf(code + strategy));
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^parbench: .*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it('throws when its properties are read is refused', async () => {
    const code = `export default { contract: 2, strategies: [{ name: 'mine', open() {}, get tags() { throw new Error('boo'); } }] };`;
    const { exitCode, stderr } = await run('list', '--strategy', moduleOf(code));
    expect(stderr).toMatch(/^parbench: .*boo.*\n$/);
    expect(exitCode).toBe(2);
  });

  it.concurrent.for([
    ['tags', `'cpu'`],
    ['description', '7'],
    ['capabilities', `{ unit: 'galaxy' }`],
    ['libraries', `[{ name: 'left-pad' }]`],
  ])('has no valid `%s` is refused', async ([field, value]) => {
    const code = `export default { contract: 2, strategies: [{ name: 'mine', open() {}, ${field}: ${value} }] };`;
    const { exitCode, stderr } = await run('list', '--strategy', moduleOf(code));
    expect(stderr).toMatch(new RegExp(`^parbench: .*${field}.*\\n$`));
    expect(exitCode).toBe(2);
  });

  it('writes an invalid answer into the pipe of its host is refused', async () => {
    const forged = `(await import('node:fs')).writeSync(4, '{"id":1,"answer":{"strategies":7}}\\n{}\\nnull\\n');`;
    const { exitCode, stderr } = await run('list', '--strategy', moduleOf(forged + strategy));
    expect(stderr).toMatch(/^parbench: .*`strategies` of its reply is invalid: expected .*\n$/);
    expect(exitCode).toBe(2);
  });

  it('starts a process leaves none behind', async () => {
    const file = join(folder, 'pid');
    const child = `
      const { spawn } = await import('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      (await import('node:fs')).writeFileSync(${JSON.stringify(file)}, String(child.pid));`;
    const { exitCode } = await run('list', '--strategy', moduleOf(child + strategy));
    expect(exitCode).toBe(0);
    await expect.poll(() => isAlive(Number(readFileSync(file, 'utf8'))), { timeout: 5_000 }).toBe(false);
  });
});

it.skipIf(process.platform === 'win32')(
  'Ctrl-C ends the command while a plug-in loads that handles it itself',
  { timeout: 30_000 },
  async () => {
    const file = join(folder, 'loading');
    const slow = `
      process.on('SIGINT', () => {});
      (await import('node:fs')).writeFileSync(${JSON.stringify(file)}, '');
      await new Promise((resolve) => setTimeout(resolve, 60_000));`;
    const args = [...parbench, 'list', '--strategy', moduleOf(slow + strategy)];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
    child.kill('SIGINT');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGINT');
  },
);

describe('a configuration that', () => {
  it.concurrent.for(Object.entries(harmless))('%s is read', async ([, code]) => {
    const { exitCode, stdout, stderr } = await run('list', '--config', moduleOf(code + configuration));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/configuration: module-\d+\.mjs/);
  });

  it.concurrent.for(harmful)('%s is refused', async ([, code, message]) => {
    const { exitCode, stdout, stderr } = await run('list', '--config', moduleOf(code + configuration));
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^parbench: .*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

describe('a module with a function that', () => {
  it.concurrent.for(Object.entries(harmless))('%s is inspected', async ([, code]) => {
    const { exitCode, stdout, stderr } = await run(moduleOf(code + userFunction), '--dry-run');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Seed \d+: /);
  });

  it.concurrent.for(harmful)('%s is refused', async ([, code, message]) => {
    const { exitCode, stdout, stderr } = await run(moduleOf(code + userFunction), '--dry-run');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^parbench: .*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
});

describe('a run', () => {
  it('exits with the code of a failure, even if a plug-in sets another', async () => {
    const module = moduleOf(`process.exitCode = 0; setInterval(() => process.exitCode = 0, 1);${strategy}`);
    const { exitCode, stdout } = await run(
      ...['--strategy', module, '--filter', 'mine', '--filter', 'workload:noop', '--blocks', '1', '--quiet'],
    );
    expect(stdout).toMatch(/mine .*failed.*is never opened/s);
    expect(exitCode).toBe(1);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
