import type { CellChange } from '@parbench/engine/compare-runs';
import { formatCount, formatPercent } from './quantities.ts';

/** What was compared. */
export interface Compared {
  readonly before: string;
  readonly after: string;
  readonly threshold: number;
  /** Both were measured in the same blocks of one run. */
  readonly isOneRun: boolean;
}

/** Puts a comparison of runs into a sentence: how many cells are slower, faster, equivalent and inconclusive. */
export function describeChanges(changes: readonly CellChange[], { threshold }: Compared): string {
  if (changes.length === 0) return 'No cell was measured in both.';
  const count = (verdict: CellChange['verdict']) =>
    changes.filter((change) => change.verdict === verdict).length;
  const slower = count('slower');
  const rest = `${count('faster')} faster, ${count('equivalent')} equivalent, ${count('inconclusive')} inconclusive`;
  const margin = formatPercent(threshold);
  return slower === 0
    ? `No regression of more than ${margin} is shown: of ${formatCount(changes.length, 'cell')}, ${rest}.`
    : `${formatCount(slower, 'cell')} slower by more than ${margin}; ${rest}.`;
}

/** Says what the ratios of a comparison are. */
export function describeRatios({ isOneRun }: Compared): string {
  return isOneRun
    ? 'Each ratio is the throughput of the later revision divided by that of the earlier, paired by block. The intervals are simultaneous.'
    : 'Each ratio is a cell’s speed-up in the second run divided by that in the first, each against its own run’s baseline. Two runs cannot show how much runs differ, so the intervals allow for 10 %; `parbench compare --against REF` measures both versions in one run and needs no such allowance.';
}
