import { existsSync, readFileSync } from 'node:fs';
import type { MeanInterval } from '@parbench/engine';
import { compare } from '@parbench/engine/internal';
import { type Cell, parseResult, type Result } from '@parbench/engine/result';
import { figureRuns } from './runs.ts';

/** The folder of the results of runs. */
export const resultsFolder = new URL('../results/', import.meta.url);

/** The setting of a figure: a workload at an occupancy. */
export interface Setting {
  readonly workload: string;
  readonly occupancy: number;
}

/** The figures of all runs, all from the result documents. */
export interface Figures {
  readonly results: readonly Result[];
  /**
   * Returns the cells of strategies for one column. They come from a single run as far as possible: the one that has
   * most of these strategies. The others come from the run with the most cells.
   */
  cells(setting: Setting, strategies: readonly string[]): readonly Cell[];
  /**
   * Returns the throughput of `a` divided by that of `b` in the blocks in which both took part; undefined if there are
   * none.
   */
  throughputRatio(setting: Setting, a: string, b: string): MeanInterval | undefined;
}

/** Reads the results of `figures run`. */
export function readFigures(): Figures {
  const files = figureRuns.map(({ name }) => new URL(`${name}.json`, resultsFolder));
  const measured = files.filter((file) => existsSync(file));
  return figuresOf(measured.map((file) => parseResult(readFileSync(file, 'utf8'), file.href)));
}

/** Returns the figures in these results. */
export function figuresOf(results: readonly Result[]): Figures {
  const runsOf = ({ occupancy, workload }: Setting) =>
    results
      .filter(({ plan }) => plan.occupancy === occupancy)
      .map(({ cells }) => cells.filter((cell) => cell.workload.name === workload && cell.status === 'ok'));
  const pairsOf = (setting: Setting, a: string, b: string) =>
    runsOf(setting).flatMap((cells) => {
      const [first, second] = [a, b].map((name) => cells.find(({ strategy }) => strategy.name === name));
      return first && second ? [{ first, second, comparisons: cells.length - 1 }] : [];
    });
  return {
    results,
    cells(setting, strategies) {
      const wanted = (cells: readonly Cell[]) =>
        cells.filter(({ strategy }) => strategies.includes(strategy.name));
      const runs = runsOf(setting).toSorted(
        (a, b) => wanted(b).length - wanted(a).length || b.length - a.length,
      );
      return strategies.flatMap((name) => runs.flat().find(({ strategy }) => strategy.name === name) ?? []);
    },
    throughputRatio: (setting, a, b) => mostBlocks(pairsOf(setting, a, b).map(compareThroughput)),
  };
}

interface Pair {
  readonly first: Cell;
  readonly second: Cell;
  /** The number of comparisons of the run that must hold at once. */
  readonly comparisons: number;
}

function compareThroughput({ first, second, comparisons }: Pair): MeanInterval | undefined {
  const found = compare(first, second, { threshold: 0, floor: 0, comparisons });
  if (!found) return undefined;
  const { ratio: value, low, high, blocks: n } = found;
  return { value, n, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

function mostBlocks(ratios: readonly (MeanInterval | undefined)[]): MeanInterval | undefined {
  return ratios.filter((ratio) => ratio !== undefined).toSorted((a, b) => b.n - a.n)[0];
}
