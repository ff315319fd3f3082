/**
 * Recomputes the METG of saved granularity sweeps from their raw slices by Task Bench's published method, with code that
 * shares nothing with parbench's, and compares. Exits with 1 if one lies outside of parbench's interval, or only one of the
 * two is bracketed. Of two sweeps it also prints how far their METG and break-even agree: `node metg.ts SWEEP.json
 * [SWEEP.json]`.
 */
import { readFileSync } from 'node:fs';
import { type GranularityAnalysis, parseSweep, type Sweep } from '@parbench/engine/sweep';
import Table from 'cli-table3';
import { hasIterations, type Peak, sizeRunsOf } from './metg/size-runs.ts';
import { metgOfTaskBench } from './metg/task-bench.ts';

type Curve = GranularityAnalysis['curves'][number];
type Crossing = Curve['metgMs'];

const sweeps = process.argv.slice(2).map((file) => readGranularity(file));
if (sweeps.length === 0) throw new Error('Name a file that `parbench sweep granularity --json FILE` wrote.');
for (const { file, curves, result } of sweeps) compareWithTaskBench(file, curves, result);
const [first, second] = sweeps;
if (first !== undefined && second !== undefined) compareSweeps(first.curves, second.curves);

function readGranularity(file: string) {
  const { analysis, result } = parseSweep(readFileSync(file, 'utf8'), file);
  if (analysis.of === 'granularity') return { file, curves: analysis.curves, result };
  throw new Error(`\`${file}\`: expected a granularity sweep, received one of ${analysis.of}.`);
}

function compareWithTaskBench(file: string, curves: readonly Curve[], result: Sweep['result']): void {
  const table = createTable([
    'strategy',
    'parbench',
    '95 % interval',
    'Task Bench',
    'deviation',
    'one peak',
    'deviation',
  ]);
  for (const { strategy, metgMs } of curves) {
    const deviation = ([peak, isKnown]: readonly [Peak, boolean]) => {
      const ms = isKnown ? metgMsOfTaskBench(result, strategy, peak) : undefined;
      return [microseconds(ms), percent(ratioOf(ms, bracketedMs(metgMs)))];
    };
    const own = metgMsOfTaskBench(result, strategy, 'of each size');
    if (!isWithin(own, metgMs)) process.exitCode = 1;
    table.push([
      strategy,
      microseconds(bracketedMs(metgMs)),
      intervalOf(metgMs),
      ...deviation(['of each size', true]),
      ...deviation(['of all sizes', hasIterations(result)]),
    ]);
  }
  console.log(`METG(50 %) of ${file}, microseconds\n${table}`);
}

function metgMsOfTaskBench(result: Sweep['result'], strategy: string, peak: Peak): number | undefined {
  const seconds = metgOfTaskBench(sizeRunsOf(result, strategy, peak));
  return seconds === undefined ? undefined : 1000 * seconds;
}

function compareSweeps(before: readonly Curve[], after: readonly Curve[]): void {
  const table = createTable(['strategy', 'METG, second / first', 'break-even, second / first']);
  for (const curve of before) {
    const other = after.find(({ strategy }) => strategy === curve.strategy);
    const change = (name: 'metgMs' | 'breakEvenMs') =>
      percent(ratioOf(bracketedMs(other?.[name]), bracketedMs(curve[name])));
    table.push([curve.strategy, change('metgMs'), change('breakEvenMs')]);
  }
  console.log(`Second sweep against the first\n${table}`);
}

function createTable(head: string[]) {
  return new Table({ head, style: { head: [], border: [], compact: true } });
}

/** An end outside the grid is unlimited. */
function isWithin(ms: number | undefined, crossing: Crossing): boolean {
  if (ms === undefined || crossing?.status !== 'bracketed')
    return (ms === undefined) === (bracketedMs(crossing) === undefined);
  const { low = 0, high = Number.POSITIVE_INFINITY } = crossing;
  return low <= ms && ms <= high;
}

function bracketedMs(crossing: Crossing): number | undefined {
  return crossing?.status === 'bracketed' ? crossing.value : undefined;
}

function intervalOf(crossing: Crossing): string {
  if (crossing?.status !== 'bracketed') return 'not bracketed';
  return `${microseconds(crossing.low)} to ${microseconds(crossing.high)}`;
}

function ratioOf(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

function microseconds(ms: number | undefined): string {
  return ms === undefined ? '-' : (1000 * ms).toPrecision(3);
}

function percent(ratio: number | undefined): string {
  return ratio === undefined ? '-' : `${(100 * (ratio - 1)).toFixed(1)} %`;
}
