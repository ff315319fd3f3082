import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../run-command.ts';
import { writeFiles } from '../temporary-folder.ts';

/** The user's folder, and the one for temporary files. */
let folder = '';
let temporary = '';

const files = {
  'hash.ts': 'export const args = ["text"];\nexport default (text: string) => text.length;',
  'named.ts': 'export const hash = (text: string) => text;\nexport const parse = () => 1;',
  'needs.ts':
    'export default function hash(text: string, { rounds = 1 }, salt = 2) { return [text, rounds, salt]; }',
  'nothing.ts': 'const hash = 1;',
  'number.ts': 'export default 5;',
  'class.ts': 'export default class Hasher {}',
  'generator.ts': 'export default function* tokens() { yield 1; }',
  'fastify.ts': 'export default { listen() {}, route() {} };',
  'listening.ts':
    "import { createServer, type RequestListener } from 'node:http';\nconst handler: RequestListener = (req, res) => void res.end(req.url);\ncreateServer(handler).listen(0);\nexport default handler;",
  'both.ts':
    'export default { fetch: () => new Response() };\nexport const requests = [{ path: "/" }];\nexport function hash(text: string) { return text; }',
  'koa-handler.ts': 'export default (ctx: unknown, next: unknown) => [ctx, next];',
  'syntax.ts': 'export default function hash(text {\n  return text;\n}',
  'no-package.ts': "import pad from 'not-installed';\nexport default () => pad;",
  'no-neighbour.ts': "import pad from './gone.js';\nexport default () => pad;",
  'no-such-import.ts': "import { md5 } from './hash.ts';\nexport default () => md5;",
  'throws-at-import.ts': "\nthrow new TypeError('not today');",
  'exits.ts': 'process.exit(7);',
  'loops.ts': 'export default () => { for (;;); };',
  'loops-in-workers.ts': `import { isMainThread } from 'node:worker_threads';
export default () => { while (!isMainThread); const end = Date.now() + 20; while (Date.now() < end); };`,
  'pair.ts': 'export const args = [[1, 2]];\nexport default (a: number, b: { c: number }) => a + b.c;',
  'throws-when-called.ts': "export default function hash() {\n  throw new RangeError('too much');\n}",
  'rejects.ts': "export default async () => {\n  throw new RangeError('too much');\n};",
  'text-args.ts': "export const args = 'text';\nexport default (text: string) => text;",
  'promised-args.ts': "export const args = async () => ['text'];\nexport default (text: string) => text;",
  'throwing-args.ts':
    "export const args = () => {\n  throw new Error('no seed');\n};\nexport default (text: string) => text;",
  'async-verify.ts': 'export const verify = async () => { throw 1; };\nexport default () => 1;',
  'truthy-verify.ts': 'export const verify = (answer: number) => answer;\nexport default () => 1;',
  'workload.mjs': "export default { kind: 'task', name: 'w', input: () => 1, run: (x) => x };",
  'broken.json': '[["a"], ',
  'object.json': '{ "a": 1 }',
  'flat.json': '[["a"], "b"]',
  'empty.json': '[]',
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parbench-bad-user-'));
  temporary = mkdtempSync(join(tmpdir(), 'parbench-temporary-'));
  writeFiles(folder, files);
});
afterAll(() => {
  for (const made of [folder, temporary]) rmSync(made, { recursive: true });
});

describe('the command', () => {
  it.concurrent.for<[line: string, message: RegExp]>([
    // Files.
    ['./gone.ts', /`\.\/gone\.ts`: expected a file with a function to measure, but there is no file at/],
    ['./.', /`\.\/\.`: expected a file .* there is a folder/],
    ['./hash.ts ./gone.ts', /`\.\/gone\.ts`: expected a file/],
    ['./hash.ts ./hash.ts', /expected files with different names, received two .* `hash`/],
    ['hash', /`hash`: expected a command \(.*a file such as `\.\/src\/hash\.ts`/],
    ['list ./hash.ts', /expected a command \(/],
    ['./hash.ts --resume', /`--resume`: expected no files/],
    // Modules.
    ['./syntax.ts', /`\.\/syntax\.ts` could not be bundled: .*\(syntax\.ts:\d\)/],
    [
      './no-package.ts',
      /could not be bundled: Cannot find package 'not-installed' imported from .*no-package\.ts/,
    ],
    ['./no-neighbour.ts', /Could not resolve '\.\/gone\.js' in no-neighbour\.ts \(no-neighbour\.ts:1\)/],
    ['./no-such-import.ts', /"md5" is not exported by "hash\.ts" \(no-such-import\.ts:1\)/],
    ['./throws-at-import.ts', /could not be loaded: TypeError: not today \(throws-at-import\.ts:2:7\)/],
    ['./exits.ts', /the process that tried it exited with code 7/],
    // Exports.
    [
      './named.ts',
      /a module without a default export: it exports `hash`, `parse`\. Name one: `--export hash`/,
    ],
    ['./named.ts --export pars', /a module without `pars`: .*Did you mean `--export parse`\?/],
    ['./nothing.ts', /a module that exports nothing\. Write `export default`/],
    ['./number.ts', /received a number as `default`\. No export is a function to measure/],
    ['./class.ts', /received the class `Hasher`, which cannot be called/],
    ['./generator.ts', /received the generator `tokens`: .*\[\.\.\.tokens\(\.\.\.list\)\]/],
    ['./fastify.ts', /looks like a request handler \(an application with `listen`\).*from `Request`/],
    ['./listening.ts', /received one that listens on a port when it is loaded\. Export the handler/],
    [
      './both.ts',
      /received a request handler \(`default`\) and a function \(`hash`\).*`--export default`.*`--export hash`/,
    ],
    ['./koa-handler.ts', /looks like a request handler \(its parameters are `\(ctx, next\)`\)/],
    // Calls.
    [
      './throws-when-called.ts',
      /`hash` to return, .* threw RangeError: too much \(throws-when-called\.ts:2:9\)/,
    ],
    ['./rejects.ts', /threw RangeError: too much \(rejects\.ts:2:9\)/],
    // Arguments.
    ['./text-args.ts', /`\.\/text-args\.ts`: `args`: expected an array, .*received a string/],
    ['./promised-args.ts', /`args\(0\)`: expected an array, .*received a promise/],
    ['./throwing-args.ts', /threw Error: no seed \(throwing-args\.ts:2:9\)/],
    // Answers.
    ['./async-verify.ts', /`verify`: expected `true` or `false`, received a promise\. Await what it needs/],
    [
      './truthy-verify.ts',
      /`\.\/truthy-verify\.ts`: `verify`: expected `true` or `false`, received a number/,
    ],
    [
      './hash.ts --args text',
      /`--args`: expected JSON, received `text`\. For example: `--args '\["text", 3\]'`/,
    ],
    ['./hash.ts --args 5', /`--args`: expected a JSON array, the list of arguments for a call, received `5`/],
    ['./hash.ts --args [1] --input flat.json', /expected either `--args` or `--input`, received both/],
    ['./hash.ts --input gone.json', /`--input`: `gone\.json` could not be read: ENOENT/],
    ['./hash.ts --input broken.json', /`--input`: expected JSON, received `broken\.json`: /],
    ['./hash.ts --input object.json', /`--input`: expected a JSON array of argument lists.*holds an object/],
    ['./hash.ts --input flat.json', /received `flat\.json`: its entry 1 is not an array/],
    ['./hash.ts --input empty.json', /received `empty\.json`: it is empty/],
    ['./workload.mjs --args [1]', /expected no `--args` or `--input`, since it exports a workload/],
    ['--args [1]', /`--args`: expected a file with a function, received none/],
    ['--export hash', /`--export`: expected a file/],
  ])('refuses `parbench %s` with one message and without a stack trace', async ([line, message]) => {
    const { exitCode, stdout, stderr } = await run(line);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^parbench: .*\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it('shows three ways to add arguments to a function that needs them', async () => {
    const { exitCode, stderr } = await run('./needs.ts');
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'parbench: `./needs.ts`: expected arguments to call `hash(text, options)` with, received none. Add one of these, with values for `text`, `options`:',
      expect.stringMatching(/^ {2}export const args = \[text, options\];/),
      expect.stringMatching(/^ {2}export const args = \(seed\) => \[text, options\];/),
      expect.stringMatching(/^ {2}--args '\["text", "options"\]'/),
      '',
    ]);
  });

  it('leaves no temporary file behind', () => {
    expect(readdirSync(temporary)).toEqual([]);
  });
});

function run(line: string) {
  return runCommand(line.split(' '), { cwd: folder, env: { TMPDIR: temporary } });
}

it('ends with 1 if a call does not return in the time of `--timeout`', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['./loops.ts', '--timeout', '1s'], { cwd: folder });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/`\.\/loops\.ts`: .*but a call takes longer than 1 s\. Does it loop forever\?/);
});

it('ends with 1 if calls hang in workers alone, and names the cells', async () => {
  const { exitCode, stdout } = await runCommand(
    ['./loops-in-workers.ts', '--timeout', '1s', '--budget', '20s', '--quiet'],
    { cwd: folder },
  );
  expect(stdout).toMatch(/threads \(2 workers\) timed out: deadline/);
  expect(exitCode).toBe(1);
}, 60_000);

it('hints at a list too many if the calls then throw', async () => {
  const { exitCode, stderr } = await runCommand(['./pair.ts'], { cwd: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/takes 2\. If the array has the arguments of a call, remove one pair of brackets\./);
});
