import type { Breakdown, CostPart } from '@parbench/engine';
import { formatRatio } from './quantities.ts';
import { listNames } from './sentences.ts';

/** The parts of a round trip, in the order in which a task passes through them: what each is, and what it consists of. */
export const costParts: Readonly<Record<CostPart, { readonly is: string; readonly details?: string }>> = {
  queue: { is: 'the wait for a worker', details: 'until one is chosen' },
  serialise: { is: 'writing the message to the worker' },
  transport: { is: 'the way to the worker', details: 'it wakes up and reads the message' },
  dispatch: { is: 'everything before the task starts' },
  run: { is: 'the task itself' },
  return: { is: 'the way back', details: 'the output is written, the driver wakes up and reads it' },
};

/** A strategy whose cost of a task was broken down. */
export interface BrokenDown {
  readonly label: string;
  readonly isBaseline: boolean;
  readonly breakdown: Breakdown;
}

/** Returns the share of a part, 0 to 1; undefined if the strategy does not have it. */
export function shareOf({ parts }: Breakdown, part: CostPart): number | undefined {
  const own = parts.find((candidate) => candidate.part === part);
  const total = parts.reduce((sum, { ms }) => sum + ms, 0);
  return own && own.ms / (total || 1);
}

/** Formats a share: `41 %`, `<1 %`. */
export function formatShare(share: number): string {
  return share > 0 && share < 0.005 ? '<1 %' : `${Math.round(100 * share)} %`;
}

/** Lists the parts with their shares, the largest first: `run 61 %, return 20 %, transport 19 %`. */
export function describeShares(breakdown: Breakdown): string {
  const largestFirst = breakdown.parts.toSorted((a, b) => b.ms - a.ms);
  return largestFirst.map(({ part }) => `${part} ${formatShare(shareOf(breakdown, part) ?? 0)}`).join(', ');
}

/** Says what the largest part of a round trip is with each strategy, and with which of them the task itself takes longer. */
export function describeBreakdowns(strategies: readonly BrokenDown[]): readonly string[] {
  return [...describeLargest(strategies), ...describeSlowRuns(strategies)];
}

function describeLargest(strategies: readonly BrokenDown[]): readonly string[] {
  const byPart = Map.groupBy(strategies, ({ breakdown }) => largestOf(breakdown));
  const groups = [...byPart].map(([part, group]) => {
    const shareIn = ({ breakdown }: BrokenDown) => formatShare(shareOf(breakdown, part) ?? 0);
    const names = group.map((strategy) => `${strategy.label} (${shareIn(strategy)})`);
    return `${costParts[part].is} with ${listNames(names)}`;
  });
  return groups.length === 0 ? [] : [`The largest part of a round trip is ${listNames(groups)}.`];
}

function largestOf({ parts }: Breakdown): CostPart {
  return parts.reduce((largest, part) => (part.ms > largest.ms ? part : largest)).part;
}

/** A task that takes this many times as long as in the baseline does not do so by chance. */
const slowRun = 1.25;

/** Reading the clock is a part of the run; it matters to shorter tasks. */
const shortestRunMs = 0.01;

/** Workers that share CPUs, caches or memory slow each other down, which no faster dispatch can change. */
function describeSlowRuns(strategies: readonly BrokenDown[]): readonly string[] {
  const baseline = strategies.find(({ isBaseline }) => isBaseline);
  if (baseline === undefined || runMs(baseline.breakdown) < shortestRunMs) return [];
  const slow = strategies
    .map(({ label, breakdown }) => ({ label, ratio: runMs(breakdown) / runMs(baseline.breakdown) }))
    .filter(({ ratio }) => ratio >= slowRun);
  if (slow.length === 0) return [];
  const names = slow.map(({ label, ratio }) => `${formatRatio(ratio)} with ${label}`);
  return [
    `The task itself takes longer than with ${baseline.label}: ${listNames(names)}. This is typical of workers that compete for CPUs, caches or memory, or that run code not compiled yet.`,
  ];
}

function runMs({ parts }: Breakdown): number {
  return parts.find(({ part }) => part === 'run')?.ms ?? 0;
}
