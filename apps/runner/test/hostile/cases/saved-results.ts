import type { Cell, Result } from '@parbench/engine';
import { result } from '../../fixtures/result.ts';
import type { HostileCase } from '../hostile-case.ts';

function trial(block: number, rate: number): Cell['trials'][number] {
  return {
    ...{ block, position: 0, startupMs: 10, readyMs: 12, warmupMs: 300, isSteady: true, tasks: 100 },
    ...{ slices: [rate, rate * 1.01], residualCpuMs: [0, 0], isDeterministic: true },
  };
}

/** A saved run of two cells with three blocks each. */
export const saved: Result = {
  ...result,
  cells: result.cells.slice(0, 2).map((cell, index) => ({
    ...cell,
    trials: [0, 1, 2].map((block) => trial(block, 100 * (index + 1) + block)),
  })),
  comparisons: result.comparisons.slice(0, 1),
};

/** Returns the saved run with another value at a path such as `cells.0.trials.0.slices`. */
function changed(path: string, value: unknown): object {
  const copy = structuredClone(saved) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  owner[last] = value;
  return copy;
}

const twice = (list: readonly unknown[]) => [...list, ...list];
const [inline, threads] = saved.cells;

/** Documents that are refused, and the field or the problem that the message names. */
const refused: readonly [what: string, document: object | string, message: RegExp][] = [
  ['is empty', '', /not JSON/],
  ['is cut short', JSON.stringify(saved).slice(0, 500), /was cut short/],
  ['is only a byte order mark', '\uFEFF', /not JSON/],
  ['is null', 'null', /not a result of parbench/],
  ['is a number', '7', /not a result of parbench/],
  ['is a list', '[]', /not a result of parbench/],
  ['is of 100,000 open brackets', '['.repeat(100_000), /not JSON/],
  ['is 100,000 lists deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /not a result|not JSON/],
  ['is text with escapes', '\u001B[2J{"a":', /not JSON/],
  ['is of a version to come', changed('schemaVersion', 99), /`schemaVersion` 99/],
  ['is of a version with escapes', changed('schemaVersion', '\u001B[2J'), /`schemaVersion`/],
  ['has no cells', changed('cells', undefined), /invalid field `cells`/],
  ['has a cell of nothing', changed('cells.0', null), /cells\[0\]/],
  ['has no hosts', changed('hosts', []), /`hosts`/],
  ['has a cell twice', changed('cells', twice(saved.cells)), /impossible field `cells\[2\]\.id`/],
  ['has a workload twice', changed('workloads', twice(saved.workloads)), /`workloads\[1\]\.key`/],
  ['has a host twice', changed('hosts', twice(saved.hosts)), /`hosts\[1\]\.key`/],
  ['has a runtime twice', changed('runtimes', twice(saved.runtimes)), /`runtimes\[1\]\.key`/],
  ['has a block twice', changed('cells.0.trials.1.block', 0), /`cells\[0\]\.trials\[1\]\.block`/],
  ['has a negative block', changed('cells.0.trials.1.block', -1), /`cells\[0\]\.trials\[1\]\.block`/],
  ['has half a block', changed('cells.0.trials.1.block', 0.5), /block/],
  [
    'has a negative rate',
    changed('cells.0.trials.0.slices', [-1]),
    /slices\[0\]`: expected a number that is not negative/,
  ],
  ['has a rate beyond numbers', changed('cells.0.trials.0.slices', [1e308, 1e308]), /slices\[0\]/],
  ['has a rate below numbers', changed('cells.0.trials.0.slices', [5e-324]), /slices\[0\]/],
  ['has a rate that is text', changed('cells.0.trials.0.slices', ['1']), /slices/],
  ['has a rate of nothing', changed('cells.0.trials.0.slices', [null]), /slices/],
  ['has a time beyond numbers', changed('cells.0.trials.0.startupMs', 1e308), /startupMs/],
  ['has a negative time', changed('cells.0.trials.0.readyMs', -5), /readyMs/],
  [
    'has a metric beyond numbers',
    changed('cells.0.metrics.memoryBytes', { value: 1e308, n: 1 }),
    /memoryBytes\.value/,
  ],
  [
    'has a negative throughput',
    changed('cells.0.metrics.throughputPerSecond', { value: -1, n: 3 }),
    /throughputPerSecond\.value/,
  ],
  ['has a metric of no trials', changed('cells.0.metrics.roundTripMs', { value: 1, n: 0 }), /roundTripMs\.n/],
  ['has a negative ratio', changed('comparisons.0.ratio', -2), /comparisons\[0\]\.ratio/],
  ['has a ratio of zero', changed('comparisons.0.ratio', 0), /comparisons\[0\]\.ratio/],
  ['has an interval the wrong way round', changed('comparisons.0.low', 99), /comparisons\[0\]\.low/],
  ['has an unknown verdict', changed('comparisons.0.verdict', 'constructor'), /verdict/],
  ['has an unknown status', changed('cells.0.status', 'toString'), /status/],
  ['has a negative duration', changed('run.durationMs', -1), /run\.durationMs/],
  ['has a date that is none', changed('run.startedAt', 'yesterday'), /run\.startedAt/],
  ['has negative blocks', changed('workloads.0.blocks', -3), /workloads\[0\]\.blocks/],
  ['has no workers', changed('cells.1.workers', 0), /workers/],
  ['has more workers than numbers', changed('cells.1.workers', 1e300), /workers/],
  ['has names that are objects', changed('cells.0.id', {}), /cells\[0\]\.id/],
];

/** Documents that are shown, whatever their texts are. */
const shown: readonly [what: string, document: object | string, stdout: RegExp][] = [
  ['has a byte order mark', `\uFEFF${JSON.stringify(saved)}`, /spin/],
  ['has escapes in a name', changed('workloads.0.name', 'sp\u001B]0;t\u0007in'), /sp␛\]0;t␇in/],
  [
    'has marks of direction in a reason',
    changed('cells.1', { ...threads, status: 'failed', reason: 'fast\u202Etsaf', metrics: {} }),
    /fast�tsaf/,
  ],
  [
    'has C1 in a reason',
    changed('cells.1', { ...threads, status: 'failed', reason: 'x\u009B2Jy', metrics: {} }),
    /x�2Jy/,
  ],
  [
    'has a carriage return in a reason',
    changed('cells.1', { ...threads, status: 'failed', reason: 'bad\rgood', metrics: {} }),
    /bad␍good/,
  ],
  ['has a baseline that is missing', changed('workloads.0.baseline', 'gone'), /spin/],
  ['has winners that are missing', changed('workloads.0.winners', ['gone']), /spin/],
  ['has a cell of a workload that is missing', changed('cells.1.workload.key', 'gone'), /spin/],
  ['has a runtime that is missing', changed('cells.1.runtime', 'gone'), /spin/],
  ['has no workloads', { ...saved, workloads: [], cells: [], comparisons: [] }, /./],
  [
    'has parameters `__proto__`',
    JSON.stringify(saved).replace('"params":{', '"params":{"__proto__":7,'),
    /spin/,
  ],
  ['has fields of a version to come', changed('later', { a: 1 }), /spin/],
  ['has options a thousand levels deep', changed('cells.0.strategy.options', nested(1000)), /spin/],
];

function nested(levels: number): object {
  return levels === 0 ? {} : { inner: nested(levels - 1) };
}

const good = { 'good.json': saved };
const other = changed('cells', [{ ...inline, id: 'other/inline@1' }]);

/** Pairs of saved runs. */
const compared: readonly HostileCase[] = [
  {
    what: 'has no cell in common with another',
    files: { ...good, 'case.json': other },
    args: ['compare', 'good.json', 'case.json'],
    exitCode: 2,
    stderr: /expected two runs with cells in common/,
  },
  {
    what: 'is compared with itself',
    files: good,
    args: ['compare', 'good.json', 'good.json'],
    exitCode: 0,
    stdout: /threads/,
  },
  {
    what: 'is compared through pipes',
    files: good,
    script: 'mkfifo a; cat good.json > a & exec $PARBENCH compare a good.json',
    exitCode: 0,
    stdout: /threads/,
  },
  {
    what: 'is UTF-16, as PowerShell writes it',
    files: good,
    script: `(printf '\\377\\376'; iconv -f utf-8 -t utf-16le good.json) > b.json; exec $PARBENCH compare b.json good.json`,
    exitCode: 0,
    stdout: /threads/,
  },
  ...(['/dev/zero', '.', './gone.json', './loop'] as const).map((file) => ({
    what: `is ${file}`,
    files: good,
    script: `ln -s loop loop; exec $PARBENCH compare good.json ${file}`,
    exitCode: 2,
    stderr: /could not be read: (it has more than|EISDIR|ENOENT|ELOOP)/,
  })),
];

export const savedResultCases: readonly HostileCase[] = [
  ...refused.map(([what, document, stderr]) => ({
    ...{ what, stderr, exitCode: 2, files: { ...good, 'case.json': document } },
    args: ['compare', 'good.json', 'case.json'],
  })),
  ...shown.map(([what, document, stdout]) => ({
    ...{ what, stdout, exitCode: 0, files: { 'case.json': document } },
    args: ['report', 'case.json', '--reporter', 'text'],
  })),
  ...compared,
];
