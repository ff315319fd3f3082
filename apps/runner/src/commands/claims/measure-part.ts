import { type MeasuredNode, measureOpenings, runMatrix } from '@parbench/engine';
import { withFloor } from '../doctor/noise-floor.ts';
import type { ClaimCells } from './claim-cells.ts';
import type { MeasurementName, Measurements } from './measurements.ts';
import { findOneCpu } from './one-cpu.ts';
import type { StageProgress } from './stage-progress.ts';

/** Settings that all parts of the measurements share. */
export interface PartSettings {
  readonly cells: ClaimCells;
  readonly seed: number;
  readonly timeoutMs: number;
  readonly node?: MeasuredNode | undefined;
  readonly signal: AbortSignal;
  readonly progress: StageProgress;
}

/** A part of the measurements, or the reason why this host cannot provide it. */
export type Measured = Partial<Measurements> | { readonly unavailable: string };

/** The most openings of a cell with probes, which answer a question, and of one that is measured. */
const [probeRounds, openingRounds] = [3, 30];

/** Measures one part of the measurements within its budget, milliseconds. */
export async function measurePart(
  name: MeasurementName,
  budgetMs: number,
  settings: PartSettings,
): Promise<Measured> {
  switch (name) {
    case 'probes':
      return { probes: await measureByOpening('probes', probeRounds, budgetMs, settings) };
    case 'openings':
      return { openings: await measureByOpening('openings', openingRounds, budgetMs, settings) };
    case 'oneShot':
      return { oneShot: await measureByMatrix('oneShot', budgetMs, settings) };
    case 'speedups':
      return { speedups: await measureByMatrix('speedups', budgetMs, settings) };
    case 'payloads':
      return {
        payloads: await measureByMatrix('payloads', budgetMs, settings, ofCurves),
      };
    case 'confined': {
      const found = await findOneCpu();
      if ('reason' in found) return { unavailable: found.reason };
      return { confined: await measureByMatrix('confined', budgetMs, settings, found) };
    }
  }
}

async function measureByOpening(
  name: 'probes' | 'openings',
  maxRounds: number,
  budgetMs: number,
  { cells, seed, timeoutMs, node, signal, progress }: PartSettings,
) {
  const settings = { seed, budgetMs, timeoutMs, maxRounds, node };
  return measureOpenings(await cells.cellsOf(name), settings, { signal, onOpening: progress.onOpening });
}

/** The settings in which the matrices differ. */
interface MatrixDifferences {
  readonly observesEveryBlock?: boolean;
  readonly spendsEvenly?: boolean;
  readonly cpu?: number;
}

/** Of the matrix whose cells are points of curves. */
const ofCurves: MatrixDifferences = { observesEveryBlock: true, spendsEvenly: true };

/** Claims are judged for each runtime by itself, so the intervals of one runtime hold at once. */
async function measureByMatrix(
  name: 'oneShot' | 'speedups' | 'confined' | 'payloads',
  budgetMs: number,
  { cells, seed, timeoutMs, node, signal, progress }: PartSettings,
  differences: MatrixDifferences = {},
) {
  const wanted = await cells.cellsOf(name);
  const compared = wanted.filter(({ strategy, skip }) => strategy.unit !== 'driver' && skip === undefined);
  const inEach = [...Map.groupBy(compared, ({ runtime }) => runtime?.identity.path).values()];
  const settings = await withFloor({
    ...{ seed, budgetMs, timeoutMs, ...measuring, ...differences },
    comparisons: Math.max(1, ...inEach.map(({ length }) => length)),
    ...(node !== undefined && { node }),
  });
  return runMatrix(wanted, settings, { signal, onEvent: progress.onEvent });
}

const measuring = { baseline: 'inline', precision: 0.05, threshold: 0.02, soloTrials: 0 };
