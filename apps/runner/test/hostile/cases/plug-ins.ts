import type { HostileCase } from '../hostile-case.ts';

const open = 'open() {}';

/** A plug-in whose strategies have this code. */
const strategies = (code: string) => `export default { contract: 2, strategies: [${code}] };`;

/** The code of a plug-in that is refused, and the message. */
const refused: readonly [what: string, code: string, message: RegExp][] = [
  ['exports null', 'export default null;', /is not a parbench plug-in/],
  ['exports a function', 'export default () => {};', /is not a parbench plug-in/],
  ['is of a contract to come', 'export default { contract: 99 };', /contract 99/],
  ['is of a contract with escapes', `export default { contract: '\\u001B[2J' };`, /␛\[2J/],
  ['has strategies that are not a list', 'export default { contract: 2, strategies: {} };', /expected/],
  ['has a strategy of nothing', strategies('null'), /received null/],
  ['has a strategy that opens nothing', strategies(`{ name: 'x' }`), /expected/],
  ['has a strategy twice', strategies(`{ name: 'x', ${open} }, { name: 'x', ${open} }`), /exists twice/],
  ['takes the name of another', strategies(`{ name: 'threads', ${open} }`), /exists twice/],
  ['has tags of numbers', strategies(`{ name: 'x', ${open}, tags: [1] }`), /tags/],
  ['has a name that is an object', strategies(`{ name: {}, ${open} }`), /expected/],
  ['has a getter that throws', strategies(`{ get name() { throw new Error('boo'); }, ${open} }`), /boo/],
  [
    'is a proxy that throws',
    `export default new Proxy({}, { get() { throw new Error('trap'); }, has: () => true });`,
    /trap/,
  ],
  [
    'has a workload of no module',
    `export default { contract: 2, workloads: [{ url: 'file:///gone.mjs' }] };`,
    /There is no file/,
  ],
  [
    'has a workload of no file',
    `export default { contract: 2, workloads: [{ url: 'data:text/javascript,export default 1' }] };`,
    /is not a workload/,
  ],
  [
    'has a workload of no address',
    `export default { contract: 2, workloads: [{ url: '' }] };`,
    /could not be loaded/,
  ],
  [
    'has a circle in its capabilities',
    `const c = { unit: 'thread' }; c.c = c; ${strategies(`{ name: 'x', ${open}, capabilities: c }`)}`,
    /./,
  ],
];

/** Plug-ins that are listed, whatever they are called. */
const listed: readonly [what: string, code: string, stdout: RegExp][] = [
  ['has a strategy `__proto__`', strategies(`{ name: '__proto__', ${open} }`), /__proto__@1/],
  ['has a strategy `constructor`', strategies(`{ name: 'constructor', ${open} }`), /constructor@1/],
  ['has escapes in a name', strategies(`{ name: 'a\\u001B[2Jb', ${open} }`), /a␛\[2Jb/],
  [
    'has escapes in a description',
    strategies(`{ name: 'x', ${open}, description: '\\u009D0;t\\u0007\\u202E' }`),
    /␇/,
  ],
  [
    'has a long description',
    strategies(`{ name: 'x', ${open}, description: 'word '.repeat(2000) }`),
    /word word/,
  ],
  [
    'has a probe that throws',
    strategies(`{ name: 'x', ${open}, probe() { throw new Error('no probe'); } }`),
    /its `probe` threw: no probe/,
  ],
  [
    'has a probe that throws megabytes',
    strategies(`{ name: 'x', ${open}, probe() { throw new Error('y'.repeat(5e6)); } }`),
    /characters omitted/,
  ],
  [
    'has forty strategies',
    `export default { contract: 2, strategies: Array.from({ length: 40 }, (_, i) => ({ name: 's' + i, ${open} })) };`,
    /s39@1/,
  ],
];

const config = (code: string) => ({ 'parbench.config.mjs': code });

/** The code of a configuration that is refused, and the message. */
const configurations: readonly [what: string, code: string, message: RegExp][] = [
  ['exports a number', 'export default 7;', /expected/],
  ['has an unknown field', 'export default { plugin: [] };', /Did you mean `plugins`/],
  ['has a field `constructor`', 'export default { constructor: 1 };', /expected a field/],
  ['has plug-ins of numbers', 'export default { plugins: [7] };', /plugins\[0\]/],
  ['has an empty plug-in', `export default { plugins: [''] };`, /plugins\[0\]/],
  [
    'has a plug-in with NUL',
    `export default { plugins: ['./a\\u0000b'] };`,
    /plugins\[0\].*(null bytes|without null)/,
  ],
  ['has a plug-in with escapes', `export default { plugins: ['./\\u001B[2J'] };`, /␛\[2J/],
  ['has a glob of nothing', `export default { plugins: ['./none-*'] };`, /matches none/],
  [
    'has options of an unknown strategy',
    `export default { options: { nope: {} } };`,
    /expected the name of a strategy/,
  ],
  [
    'has options that are not data',
    'export default { options: { threads: { a: () => 1 } } };',
    /expected plain JSON/,
  ],
  [
    'has options in a circle',
    'const o = {}; o.o = o; export default { options: { threads: o } };',
    /expected plain JSON/,
  ],
  [
    'has options of ten thousand levels',
    'let o = {}; for (let i = 0; i < 1e4; i++) o = { o }; export default { options: { threads: o } };',
    /./,
  ],
  ['has no number as an option', 'export default { options: { threads: { size: NaN } } };', /./],
  ['has a getter that throws', `export default { get plugins() { throw new Error('boo'); } };`, /boo/],
  [
    'throws ten megabytes',
    `const fail = () => { throw new Error('x'.repeat(1e7)); }; fail(); export default {};`,
    /characters omitted/,
  ],
  ['is TypeScript in a file of JavaScript', 'const x: number = 1; export default {};', /does not load/],
];

export const pluginCases: readonly HostileCase[] = [
  ...refused.map(([what, code, stderr]) => ({
    ...{ what, stderr, exitCode: 2, files: { 'case.mjs': code }, args: ['list', '--strategy', './case.mjs'] },
  })),
  ...listed.map(([what, code, stdout]) => ({
    ...{ what, stdout, exitCode: 0, files: { 'case.mjs': code }, args: ['list', '--strategy', './case.mjs'] },
  })),
];

export const configurationCases: readonly HostileCase[] = configurations.map(([what, code, stderr]) => ({
  ...{ what, stderr, exitCode: 2, files: config(code), args: ['list'] },
}));
