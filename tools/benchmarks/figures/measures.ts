import type { MeanInterval } from '@parbench/engine';
import type { Cell } from '@parbench/engine/result';
import { dispatchMeasures } from './dispatch-measures.ts';
import type { Figures } from './figures.ts';
import type { IdleUse } from './idle-use.ts';
import { formatInterval, judgeRatio, type Measure } from './measure.ts';
import { formatPercent } from './quantities.ts';
import { ours } from './strategies.ts';

/** All targets of issue 5 for the strategies, judged by the measurements. */
export function judgeMeasures(figures: Figures, idle: IdleUse | undefined): readonly Measure[] {
  return [
    ...dispatchMeasures(figures),
    longTaskMeasure(figures),
    ...['echo/transfer', 'echo/shared'].map((workload) => payloadMeasure(figures, workload)),
    idleMeasure(idle),
  ];
}

const pooled = Object.values(ours)
  .flat()
  .filter((name) => !name.endsWith('/spawn'));

/**
 * Compares tasks of 1 ms, of which dispatch is a small part. `spawn` is omitted: each of its tasks includes the start
 * of a worker, which takes longer.
 */
function longTaskMeasure({ cells, throughputRatio }: Figures): Measure {
  const setting = { workload: 'spin', occupancy: 4 };
  const measured = cells(setting, pooled).toSorted((a, b) => throughputOf(b) - throughputOf(a));
  const [best, ...others] = measured.map(({ strategy }) => strategy.name);
  const ratios = others.map((name) => ({
    name,
    ratio: best ? throughputRatio(setting, name, best) : undefined,
  }));
  const slower = ratios.filter(({ ratio }) => (ratio?.high ?? 1) < 1);
  const [first] = slower;
  return {
    claim: 'tasks of 1 ms: a variant that is slower than the best by more than its interval',
    target: 'none',
    reached:
      first?.ratio === undefined
        ? `none of ${measured.length}`
        : `${slower.map(({ name, ratio }) => `${name} ${ratio ? formatInterval(ratio) : ''}`).join(', ')} of ${best}`,
    verdict: measured.length < 2 ? 'not measured' : slower.length === 0 ? 'ok' : 'missed',
  };
}

/**
 * Judges the smallest gain of the thread variants. The two workloads share no block, so the interval combines both
 * intervals.
 */
function payloadMeasure({ cells }: Figures, workload: string): Measure {
  const gains = ours.threads.flatMap((name) => {
    const [moved] = cells({ workload, occupancy: 4 }, [name]);
    const [copied] = cells({ workload: 'echo', occupancy: 4 }, [name]);
    const gain = moved && copied ? quotient(moved, copied) : undefined;
    return gain ? { name, gain } : [];
  });
  const least = gains.toSorted((a, b) => a.gain.value - b.gain.value)[0];
  return judgeRatio(`1 MiB of bytes: \`${workload}\` against copying`, 5, least?.gain, least?.name ?? '');
}

function quotient(a: Cell, b: Cell): MeanInterval | undefined {
  const [over, under] = [a.metrics.throughputPerSecond, b.metrics.throughputPerSecond];
  if (!over || !under) return undefined;
  const { low: overLow, high: overHigh } = over;
  const { low: underLow, high: underHigh } = under;
  const ratio = { value: over.value / under.value, n: Math.min(over.n, under.n) };
  if (overLow === undefined || overHigh === undefined) return ratio;
  if (underLow === undefined || underHigh === undefined) return ratio;
  return { ...ratio, low: overLow / underHigh, high: overHigh / underLow };
}

const idleLimit = 0.005;

function idleMeasure(idle: IdleUse | undefined): Measure {
  const shares = Object.entries(idle?.coreShare ?? {}).toSorted(([, a], [, b]) => b - a);
  const [most] = shares;
  return {
    claim: 'CPU of an idle pool, of one core',
    target: `< ${formatPercent(idleLimit)}`,
    reached: most ? `at most ${formatPercent(most[1])} (${most[0]}; ${shares.length} strategies)` : '',
    verdict: most === undefined ? 'not measured' : most[1] < idleLimit ? 'ok' : 'missed',
  };
}

function throughputOf(cell: Cell | undefined): number {
  return cell?.metrics.throughputPerSecond?.value ?? 0;
}
