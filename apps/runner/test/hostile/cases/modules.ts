import type { HostileCase } from '../hostile-case.ts';

const userFunction =
  'export default function double(number) { return 2 * number; }\nexport const args = () => [1];';

/** A module with a function that is inspected, and not measured. */
function inspected(what: string, code: string, ending: Omit<HostileCase, 'what'>): HostileCase {
  return { what, files: { 'case.mjs': code }, args: ['./case.mjs', '--dry-run'], ...ending };
}

const plan = { exitCode: 0, stdout: /^Seed \d+: / };

/** What a module may change at its top level; its function is planned all the same. */
const harmless: Readonly<Record<string, string>> = {
  'removes fetch': 'delete globalThis.fetch;',
  'replaces Array.prototype.map': 'Array.prototype.map = () => [];',
  'replaces Array.prototype.push': 'Array.prototype.push = () => 0;',
  'replaces Map.prototype.get': 'Map.prototype.get = () => undefined;',
  'freezes prototypes': 'Object.freeze(Object.prototype); Object.freeze(Array.prototype);',
  'replaces how stacks are made': 'Error.prepareStackTrace = () => 7; Error.stackTraceLimit = 0;',
  'cannot write': `process.stdout.write = process.stderr.write = () => { throw new Error('closed'); };`,
  'replaces the console': `globalThis.console = { log() { throw new Error('no console'); } };`,
  'replaces process.exit': 'process.exit = () => {};',
  'has no arguments': 'process.argv.length = 0; process.execArgv = ["--nonsense"];',
  'replaces process.cwd': `process.cwd = () => '/nowhere';`,
  'makes no random numbers': 'Math.random = () => Number.NaN; crypto.getRandomValues = () => { throw 1; };',
  'has a clock that throws': `performance.mark = () => { throw new Error('no clock'); }; Date = undefined;`,
  'schedules nothing': 'globalThis.setImmediate = globalThis.setInterval = () => {};',
  'changes what others may do with its files': 'process.umask(0o777);',
  'changes its title': `process.title = '\\u001B]0;title\\u0007';`,
  'ends with another code': `process.on('exit', () => { process.exitCode = 9; });`,
  'captures what nobody catches': 'process.setUncaughtExceptionCaptureCallback(() => {});',
  'starts a thread that throws': `new (await import('node:worker_threads')).Worker('throw 1', { eval: true }).on('error', () => {});`,
  'starts a process that leaves the group': `(await import('node:child_process')).spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)'], { detached: true, stdio: 'ignore' }).unref();`,
  'starts a daemon': `(await import('node:child_process')).spawn('/bin/sh', ['-c', 'setsid sleep 300 & exit'], { stdio: 'ignore' });`,
  'ignores SIGTERM': `process.on('SIGTERM', () => {}); setInterval(() => {}, 50);`,
  'listens on a socket': `(await import('node:net')).createServer().listen(0, '127.0.0.1');`,
  'watches files': `(await import('node:fs')).watch('.', () => {});`,
  'registers hooks of modules': `(await import('node:module')).registerHooks?.({ resolve: (specifier, context, next) => next(specifier, context) });`,
  'prints escapes': `process.stdout.write('\\u001B[2J\\u001B]0;gone\\u0007'); console.error('\\u009B31m');`,
  'prints megabytes': `process.stdout.write('x'.repeat(3e6)); process.stderr.write('y'.repeat(3e6));`,
  'compiles WebAssembly':
    'new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));',
  'has much memory of WebAssembly': 'new WebAssembly.Memory({ initial: 1000, maximum: 2000 }).grow(500);',
  'changes the environment of children': `Object.assign(process.env, { NODE_OPTIONS: '--nonsense', PATH: '', TMPDIR: '/nowhere', LC_ALL: 'C' });`,
  'leaves a timer of no time': 'setInterval(() => {}, 0);',
  allocates: 'globalThis.kept = Array.from({ length: 100 }, () => new Uint8Array(1e6));',
  'defines its own JSON': 'globalThis.JSON = { parse: () => 7, stringify: () => "8" };',
  'replaces Promise': 'globalThis.Promise = class Promise {};',
  'replaces Symbol.iterator of maps': 'Map.prototype[Symbol.iterator] = function* () {};',
};

/** What a module does at its top level, after which it cannot be measured; the message says so. */
const refused: readonly [what: string, code: string, message: RegExp][] = [
  ['throws undefined', 'const fail = () => { throw undefined; }; fail();', /could not be loaded: undefined/],
  ['throws null', 'const fail = () => { throw null; }; fail();', /could not be loaded: null/],
  ['throws a symbol', `const fail = () => { throw Symbol('odd'); }; fail();`, /Symbol\(odd\)/],
  [
    'throws a proxy',
    'const fail = () => { throw new Proxy({}, { get() { throw 1; } }); }; fail();',
    /could not be loaded/,
  ],
  [
    'throws ten megabytes',
    `const fail = () => { throw new Error('x'.repeat(1e7)); }; fail();`,
    /characters omitted/,
  ],
  [
    'throws escapes',
    `const fail = () => { throw new Error('\\u001B]0;owned\\u0007\\u009B2J\\u202Eevil'); }; fail();`,
    /␛\]0;owned␇/,
  ],
  [
    'throws many lines',
    `const fail = () => { throw new Error('first\\nsecond'); }; fail();`,
    /first \(case\.mjs/,
  ],
  [
    'rejects and nobody catches it',
    `Promise.reject(new Error('late')); await 0; await new Promise((r) => setTimeout(r, 300));`,
    /exited with code 1/,
  ],
  [
    'ends by a signal',
    `process.kill(process.pid, 'SIGKILL'); await new Promise((r) => setTimeout(r, 1e4));`,
    /was ended by SIGKILL/,
  ],
  ['overflows the stack', 'const deep = () => 1 + deep(); deep();', /Maximum call stack/],
  ['imports a package that is missing', `import 'left-pad-is-gone';`, /left-pad-is-gone/],
  ['imports a file that is missing', `import './gone.mjs';`, /gone\.mjs/],
  ['imports a folder', `import './';`, /could not be/],
  ['imports from the network', `import 'https://127.0.0.1:1/x.mjs';`, /could not be/],
  ['imports broken JSON', `import data from './data.json' with { type: 'json' };`, /could not be/],
  [
    'requires a native addon that is missing',
    `import { createRequire } from 'node:module'; createRequire(import.meta.url)('./missing.node');`,
    /missing\.node/,
  ],
  [
    'requires a native addon that is text',
    `import { createRequire } from 'node:module'; createRequire(import.meta.url)('./broken.node');`,
    /broken\.node.*(invalid ELF|file too short)/,
  ],
  ['compiles broken WebAssembly', 'new WebAssembly.Module(new Uint8Array([1, 2, 3]));', /CompileError/],
  ['has a syntax error', 'export default function (', /could not be bundled/],
  ['exports a name that it has not', 'export { nothing };', /could not be bundled|nothing/],
];

/** What a module exports in place of a function that can be measured. */
const exported: readonly [what: string, code: string, exitCode: number, message: RegExp][] = [
  ['exports nothing', '', 2, /exports nothing/],
  ['has only a byte order mark', '\uFEFF', 2, /exports nothing/],
  ['has bytes of NUL', 'export default 1;\0\0', 2, /could not be bundled/],
  [
    'exports a revoked proxy',
    'const { proxy, revoke } = Proxy.revocable(() => 1, {}); revoke(); export default proxy;',
    2,
    /case\.mjs/,
  ],
  [
    'exports a proxy that throws',
    'export default new Proxy(() => 1, { get() { throw new Error("trap"); } });',
    2,
    /trap/,
  ],
  ['exports a symbol', `export default Symbol('x');`, 2, /expected a function to measure/],
  ['exports a bigint', 'export default 10n;', 2, /expected a function to measure/],
  ['exports a promise', 'export default Promise.resolve(() => 1);', 2, /received a promise/],
  ['exports a class', 'export default class Thing {}', 2, /the class/],
  ['exports a generator', 'export default function* all() {}', 2, /the generator/],
  [
    'exports a function that needs a billion arguments',
    'export default Object.defineProperty(() => 1, "length", { value: 1e9 });',
    2,
    /expected arguments/,
  ],
  [
    'exports a function with escapes as its name',
    'export default Object.defineProperty((a) => a, "name", { value: "\\u001B[2J" });',
    2,
    /␛\[2J/,
  ],
  [
    'exports a workload without a name',
    'export default { kind: "task", name: "", input: () => 1, run: (x) => x };',
    0,
    /^$/,
  ],
  [
    'exports a function that throws ten megabytes',
    'export default () => { throw new Error("x".repeat(1e7)); };',
    2,
    /characters omitted/,
  ],
  [
    'exports a function that throws escapes',
    'export default () => { throw new Error("\\u001B[31mred"); };',
    2,
    /␛\[31mred/,
  ],
  [
    'exports a function that ends the process',
    'export default () => process.exit(0);',
    2,
    /exited with code 0/,
  ],
  ['exports a function that aborts', 'export default () => process.abort();', 2, /was ended by SIGABRT/],
  [
    'exports a function that returns a promise that rejects with nothing',
    'export default () => Promise.reject();',
    2,
    /threw undefined/,
  ],
  [
    'exports `args` that is not a list',
    `${userFunction.replace('() => [1]', '7')}`,
    2,
    /`args`: expected an array/,
  ],
  [
    'exports `args` that throws',
    `${userFunction.replace('() => [1]', '() => { throw new Error("no args"); }')}`,
    2,
    /no args/,
  ],
  [
    'exports `args` that is a promise',
    `${userFunction.replace('() => [1]', 'Promise.resolve([1])')}`,
    2,
    /a promise/,
  ],
  ['exports `args` that cannot be cloned', `${userFunction.replace('[1]', '[() => 1]')}`, 0, /^$/],
  [
    'exports `verify` that returns a number',
    `${userFunction}\nexport const verify = () => 1;`,
    2,
    /`verify`: expected/,
  ],
  ['exports `verify` that throws', `${userFunction}\nexport const verify = () => { throw 1; };`, 0, /^$/],
  ['exports a function that returns itself', 'export default function self() { return self; }', 0, /^$/],
  [
    'exports a function that returns a cycle',
    'export default () => { const a = {}; a.a = a; return a; };',
    0,
    /^$/,
  ],
  [
    'exports a function that changes its arguments',
    'export const args = [{ n: 0 }];\nexport default (o) => { o.n++; return o; };',
    0,
    /^$/,
  ],
  [
    'exports a CommonJS getter that throws',
    'module.exports = { get default() { throw new Error("getter"); } };',
    2,
    /case/,
  ],
];

/** Functions that do not return in time: failures of the function, not wrong usage. */
const hanging: readonly [what: string, code: string][] = [
  ['loops', 'export default () => { for (;;); };'],
  ['returns a promise that never settles', 'export default () => new Promise((r) => setTimeout(r, 1e8));'],
  [
    'stops its process',
    `export default () => process.kill(process.pid, 'SIGSTOP');\nexport const args = [];`,
  ],
  ['can no longer split texts', 'String.prototype.split = () => [];\nexport default () => 1;'],
  [
    'waits in the kernel',
    'export default () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
  ],
];

export const moduleCases: readonly HostileCase[] = [
  ...Object.entries(harmless).map(([what, code]) => inspected(what, `${code}\n${userFunction}`, plan)),
  ...refused.map(([what, code, message]) => ({
    ...inspected(what, `${code}\n${userFunction}`, { exitCode: 2, stderr: message }),
    files: { 'case.mjs': `${code}\n${userFunction}`, 'broken.node': 'text', 'data.json': '{' },
  })),
  ...exported.map(([what, code, exitCode, message]) => inspected(what, code, { exitCode, stderr: message })),
  ...hanging.map(([what, code]) => ({
    ...inspected(`${what} in its function`, code, { exitCode: 1, stderr: /takes longer than 1 s/ }),
    args: ['./case.mjs', '--dry-run', '--timeout', '1s'],
  })),
];
