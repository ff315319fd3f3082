import type { MeanInterval } from '@parbench/engine';
import type { Figures, Setting } from './figures.ts';
import { judgeRatio, type Measure } from './measure.ts';
import { occupancies } from './runs.ts';
import { bare, ours, pools } from './strategies.ts';

/** A target: the ratio of the best of `a` to the best of `b`, under `noop`. */
interface DispatchTarget {
  readonly claim: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly atLeast: number;
  /** Tasks in flight; 64 when missing. */
  readonly occupancy?: number;
}

const targets: readonly DispatchTarget[] = [
  {
    claim: '`threads/shared` against the best other thread pool',
    a: ['threads/shared'],
    b: ['threads', ...pools.threads],
    atLeast: 5,
  },
  ...occupancies.map((occupancy) => ({
    claim: `\`threads/shared\` against bare postMessage, ${occupancy} in flight`,
    a: ['threads/shared'],
    b: [bare.threads],
    atLeast: 1,
    occupancy,
  })),
  {
    claim: 'round trip of bare postMessage over that of `threads/shared`, 1 in flight',
    a: ['threads/shared'],
    b: [bare.threads],
    atLeast: 2,
    occupancy: 1,
  },
  {
    claim: '`threads/pipelined` against the best library’s thread pool',
    a: ['threads/pipelined'],
    b: ['threads', ...pools.threads],
    atLeast: 1,
  },
  {
    claim: '`threads/pipelined` against bare postMessage',
    a: ['threads/pipelined'],
    b: [bare.threads],
    atLeast: 0.9,
  },
  {
    claim: 'the fastest `processes` variant against the best other process pool',
    a: ours.processes,
    b: pools.processes,
    atLeast: 5,
  },
  {
    claim: '`cluster` against poolifier’s cluster pool',
    a: ['cluster'],
    b: ['pool/poolifier-cluster'],
    atLeast: 2,
  },
  {
    claim: '`threads` against piscina used directly',
    a: ['threads'],
    b: [bare.piscina],
    atLeast: 0.97,
  },
];

/** Judges the targets for the dispatch cost. */
export function dispatchMeasures(figures: Figures): readonly Measure[] {
  return targets.map((target) => {
    const found = target.a.map((a) => worstOf(figures, target, a)).filter((pair) => pair !== undefined);
    const best = found.toSorted((x, y) => y.ratio.value - x.ratio.value)[0];
    return judgeRatio(target.claim, target.atLeast, best?.ratio, best ? `${best.a} / ${best.b}` : '');
  });
}

interface NamedRatio {
  readonly a: string;
  readonly b: string;
  readonly ratio: MeanInterval;
}

/** Returns the ratio of `a` to the strongest of its opponents. */
function worstOf(
  { throughputRatio }: Figures,
  { b: opponents, occupancy = 64 }: DispatchTarget,
  a: string,
): NamedRatio | undefined {
  const setting: Setting = { workload: 'noop', occupancy };
  const pairs = opponents.flatMap((b) => {
    const ratio = throughputRatio(setting, a, b);
    return ratio === undefined ? [] : { a, b, ratio };
  });
  return pairs.toSorted((x, y) => x.ratio.value - y.ratio.value)[0];
}
