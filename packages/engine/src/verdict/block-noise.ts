import { lagOneAutocorrelation } from '../statistics/autocorrelation.ts';
import { mean, sum } from '../statistics/mean.ts';
import { moderateVariances } from '../statistics/moderated-variances.ts';
import { sampleVariance, type Variance } from '../statistics/variance.ts';
import { type Competitor, isMeasured, logRatesByBlock } from './competitor.ts';

/** The variation of the log rates of a run from block to block, estimated from all its cells together. */
export interface BlockNoise {
  /** The lag-1 autocorrelation of blocks, 0 to 0.7: effects of the host that outlast a block. */
  readonly autocorrelation: number;
  /**
   * The correlation of two cells in the same block, 0 to 1: effects of the host that both share and that cancel in a
   * ratio.
   */
  readonly correlation: number;
  /** The variance of each cell, by its id; missing for workloads with fewer than three measured cells. */
  readonly variances: ReadonlyMap<string, Variance>;
}

/** The fewest measured cells of a workload: the correlation of only two cells cannot be distinguished from chance. */
const fewestCells = 3;

/** The fewest blocks that two cells must share for a correlation. */
const fewestSharedBlocks = 3;

/** Estimates the noise of a run from the cells of its workloads. */
export function estimateBlockNoise(workloads: readonly (readonly Competitor[])[]): BlockNoise {
  const measured = workloads.map((cells) => cells.filter(isMeasured));
  const rates = measured.map((cells) => cells.map(logRatesByBlock));
  const shared = rates.filter((cells) => cells.length >= fewestCells);
  return {
    autocorrelation: lagOneAutocorrelation(rates.flatMap(deviationsFromBlocks)),
    correlation: sharedCorrelation(shared),
    variances: variancesOf(measured.filter((cells) => cells.length >= fewestCells).flat()),
  };
}

function variancesOf(cells: readonly Competitor[]): BlockNoise['variances'] {
  const known = cells
    .map((cell) => ({ id: cell.id, rates: [...logRatesByBlock(cell).values()] }))
    .filter(({ rates }) => rates.length >= 2);
  const moderated = moderateVariances(known.map(({ rates }) => sampleVariance(rates)));
  return new Map(known.map(({ id }, index) => [id, moderated[index] as Variance]));
}

type LogRates = ReadonlyMap<number, number>;

/**
 * Returns, for each cell in the order of blocks, the deviation from the mean of the cell, less the mean deviation of
 * the block.
 */
function deviationsFromBlocks(cells: readonly LogRates[]): readonly (readonly number[])[] {
  const deviations = cells.map(deviationsFromMean);
  const blockMean = (block: number) =>
    mean(deviations.flatMap((cell) => (cell.has(block) ? [cell.get(block) as number] : [])));
  return deviations
    .filter(({ size }) => size >= 2)
    .map((cell) => [...cell].map(([block, deviation]) => deviation - blockMean(block)));
}

function deviationsFromMean(rates: LogRates): LogRates {
  const center = mean([...rates.values()]);
  return new Map([...rates].map(([block, rate]) => [block, rate - center]));
}

/**
 * Returns the mean correlation of all pairs, less its standard error, since an overestimated correlation would make
 * intervals too narrow. The standard error of one correlation r of n blocks is about (1 - r^2) / sqrt(n - 1).
 */
function sharedCorrelation(workloads: readonly (readonly LogRates[])[]): number {
  const pairs = workloads.flatMap(pairsOf).filter(({ correlation }) => Number.isFinite(correlation));
  if (pairs.length === 0) return 0;
  const weight = sum(pairs.map(({ n }) => n - 1));
  const average = sum(pairs.map(({ n, correlation }) => (n - 1) * correlation)) / weight;
  return Math.max(0, average - (1 - average ** 2) / Math.sqrt(weight));
}

function pairsOf(cells: readonly LogRates[]) {
  return cells.flatMap((a, index) =>
    cells.slice(index + 1).flatMap((b) => {
      const blocks = [...a.keys()].filter((block) => b.has(block));
      if (blocks.length < fewestSharedBlocks) return [];
      const [x, y] = [a, b].map((cell) => blocks.map((block) => cell.get(block) as number));
      return [{ n: blocks.length, correlation: correlationOf(x ?? [], y ?? []) }];
    }),
  );
}

function correlationOf(x: readonly number[], y: readonly number[]): number {
  const [centerX, centerY] = [mean(x), mean(y)];
  const products = x.map((value, index) => (value - centerX) * ((y[index] ?? 0) - centerY));
  const variance = sampleVariance(x).value * sampleVariance(y).value;
  return sum(products) / (x.length - 1) / Math.sqrt(variance);
}
