import { type Cell, type Comparison, logRatiosByBlock, type Result } from '@parbench/engine';
import { shorten } from '../markup/visible-text.ts';
import type { BlockRatio } from '../plot/interval-strip.ts';
import { labelOf } from '../wording/label.ts';
import { groupByWorkload, hasWinners, type WorkloadCells } from '../wording/workload-cells.ts';

/** A measured cell with what was found about it. */
export interface JudgedCell {
  readonly cell: Cell;
  /** The shortest name that distinguishes it in its workload. */
  readonly label: string;
  readonly isBaseline: boolean;
  readonly isWinner: boolean;
  /** Its comparison with the baseline. */
  readonly comparison?: Comparison | undefined;
  /** Its ratio to the baseline in each block of both. */
  readonly blockRatios: readonly BlockRatio[];
}

/** A workload with its judged cells, best first. */
export interface JudgedWorkload extends WorkloadCells {
  /** The anchor of its part of the report. */
  readonly anchor: string;
  readonly cells: readonly JudgedCell[];
  readonly baseline?: JudgedCell | undefined;
}

/** Collects what the sections say about each workload. */
export function judgeWorkloads(result: Result): readonly JudgedWorkload[] {
  return groupByWorkload(result).map((group, index) => {
    const cells = rank(group).map((cell) => judge(cell, group, result.comparisons));
    return {
      ...group,
      cells,
      anchor: `workload-${index + 1}`,
      baseline: cells.find(({ isBaseline }) => isBaseline),
    };
  });
}

function rank({ workload, measured }: WorkloadCells): readonly Cell[] {
  const rankOf = ({ id }: Cell) => {
    const index = workload.ranking.indexOf(id);
    return index < 0 ? workload.ranking.length : index;
  };
  return measured.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function judge(cell: Cell, group: WorkloadCells, comparisons: readonly Comparison[]): JudgedCell {
  const { workload, measured, unmeasured } = group;
  const baseline = measured.find(({ id }) => id === workload.baseline);
  const isBaseline = cell === baseline;
  return {
    cell,
    label: labelOf(cell, [...measured, ...unmeasured]),
    isBaseline,
    isWinner: hasWinners(group) && workload.winners.includes(cell.id),
    comparison: comparisons.find(({ a, b }) => a === cell.id && b === workload.baseline),
    blockRatios: baseline === undefined || isBaseline ? [] : blockRatiosOf(cell, baseline),
  };
}

function blockRatiosOf(cell: Cell, baseline: Cell): readonly BlockRatio[] {
  return [...logRatiosByBlock(cell, baseline)].map(([block, logRatio]) => ({
    block,
    ratio: Math.exp(logRatio),
  }));
}

/** Puts the verdict on a cell into words: `faster than inline`, `inconclusive`. */
export function describeVerdict(
  { isBaseline, comparison }: JudgedCell,
  baseline: JudgedCell | undefined,
): string {
  if (isBaseline) return 'baseline';
  if (comparison === undefined || baseline === undefined) return 'not compared';
  const { verdict } = comparison;
  if (verdict === 'inconclusive') return verdict;
  return `${verdict} ${verdict === 'equivalent' ? 'to' : 'than'} ${baseline.label}`;
}

/** The class that colours a cell. */
export function verdictClass({ isBaseline, comparison }: JudgedCell): string {
  return isBaseline ? 'baseline' : (comparison?.verdict ?? 'inconclusive');
}

/** What the filter of the page looks at. */
export function filterOf({ workload }: JudgedWorkload, { label, cell }: JudgedCell): string {
  return shorten(`${workload.name} ${label} ${cell.strategy.name}`, 300);
}
