import { lagOneAutocorrelation } from '../statistics/autocorrelation.ts';
import {
  type ByBlock,
  cellVariances,
  meanBlockSize,
  residualVariance,
  twoWayResiduals,
  weightsOf,
} from '../statistics/cell-variances.ts';
import { moderateVariances } from '../statistics/moderated-variances.ts';
import type { Variance } from '../statistics/variance.ts';
import { type Competitor, isMeasured, logRatesByBlock } from './competitor.ts';

/** The variation of the log rates of a run from block to block, estimated from all its cells together. */
export interface BlockNoise {
  /** The lag-1 autocorrelation of blocks, 0 to 0.7: effects of the host that outlast a block. */
  readonly autocorrelation: number;
  /** The variance of each cell, by its id; missing for workloads with fewer than three measured cells. */
  readonly variances: ReadonlyMap<string, Variance>;
}

/** The fewest cells whose variances can be distinguished. */
const fewestCells = 3;

/** Estimates the noise of a run from the cells of its workloads. */
export function estimateBlockNoise(workloads: readonly (readonly Competitor[])[]): BlockNoise {
  const residuals = workloads.map(residualsOf);
  return {
    autocorrelation: lagOneAutocorrelation(
      residuals.flatMap((cells) => cells.map(({ values }) => [...values.values()])),
    ),
    variances: variancesOf(residuals.filter((cells) => cells.length >= fewestCells)),
  };
}

interface Residuals {
  readonly id: string;
  readonly rates: ByBlock;
  readonly values: ByBlock;
}

/** Returns the residuals of the cells that have at least two blocks with others of them. */
function residualsOf(competitors: readonly Competitor[]): readonly Residuals[] {
  const measured = competitors.filter(isMeasured);
  const cells = measured.map((cell) => {
    const rates = logRatesByBlock(cell);
    return { id: cell.id, rates, values: rates };
  });
  return fitResiduals(cells);
}

function fitResiduals(cells: readonly Residuals[]): readonly Residuals[] {
  const residuals = twoWayResiduals(cells.map(({ rates }) => rates));
  const fitted = cells.map((cell, index) => ({ ...cell, values: residuals[index] ?? cell.values }));
  const known = fitted.filter(({ values }) => values.size >= 2);
  return known.length === cells.length ? fitted : fitResiduals(known);
}

function variancesOf(workloads: readonly (readonly Residuals[])[]): BlockNoise['variances'] {
  let weights: readonly (readonly number[])[] = workloads.map((cells) => cells.map(() => 1));
  let variances = estimate(workloads, weights);
  for (let step = 0; step < mostReweightings; step++) {
    const next = variances.map(weightsOf);
    if (isClose(next.flat(), weights.flat())) break;
    weights = next;
    variances = estimate(workloads, weights);
  }
  return new Map(
    workloads.flatMap((cells, index) =>
      cells.map(({ id }, cell) => [id, variances[index]?.[cell] as Variance] as const),
    ),
  );
}

/** How often weights and variances are estimated in turn at most. If the variances differ a few times over, three are enough. */
const mostReweightings = 10;

/** The weights are final if an estimate changes none by more than this. */
const negligible = 0.02;

function estimate(workloads: readonly (readonly Residuals[])[], weights: readonly (readonly number[])[]) {
  const residuals = workloads.map((cells, index) =>
    twoWayResiduals(
      cells.map(({ rates }) => rates),
      weights[index],
    ),
  );
  const moderated = moderateVariances(
    residuals.map((cells) => ({
      variances: cells.map(residualVariance),
      // So that a ratio has at most the degrees of freedom of all residuals together.
      mostWeight: (meanBlockSize(cells) - 1) / 2,
    })),
  );
  return residuals.map((cells, index) => cellVariances(cells, moderated[index] ?? []));
}

function isClose(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) < negligible);
}
