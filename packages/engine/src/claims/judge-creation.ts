import type { OpenedCell, Opening } from '../result/opening-schema.ts';
import type { Result } from '../result/result-schema.ts';
import { geometricMeanInterval } from '../statistics/mean-interval.ts';
import { simultaneousConfidence } from '../statistics/simultaneous.ts';
import { meanOfRatios } from './mean-of-ratios.ts';
import { findPair, type Judged, unmeasured } from './measured-cells.ts';
import { bounds, decideForAll, isAbove } from './rules.ts';
import type { RatioMeasure } from './schema.ts';
import { compareThroughputs } from './throughputs.ts';

/** The time to the first result, the time until all workers are ready, and a worker for each task. */
const measureCount = 3;

/**
 * Judges `creation` from the openings of one runtime and the result of a run with a worker for each task. The widest
 * openings count.
 */
export function judgeCreation(openings: readonly OpenedCell[], oneShot: Result, runtime: string): Judged {
  const widest = Math.max(...openings.map(({ workers }) => workers));
  const opened = openings.filter(({ workers }) => workers === widest);
  const cells = oneShot.cells.filter((cell) => cell.runtime === runtime);
  const missing = unmeasured([...opened, ...cells]);
  if (missing) return missing;
  const { threads, processes } = findPair(opened, 'threads', 'processes', ({ strategy }) => strategy);
  const measures = [
    compareTimes(threads, processes, 'startupMs'),
    compareTimes(threads, processes, 'readyMs'),
    compareThroughputs(oneShot, {
      ...{ name: 'oneShot', comparisons: measureCount },
      ...findPair(cells, 'threads/spawn', 'processes/spawn', ({ strategy }) => strategy.name),
    }),
  ].filter((measure) => measure !== undefined);
  return { verdict: decideForAll(measures.map(({ stance = 'open' }) => stance)), measures };
}

/** The ratio of two durations of each round, averaged geometrically. */
function compareTimes(
  threads: OpenedCell | undefined,
  processes: OpenedCell | undefined,
  name: 'startupMs' | 'readyMs',
): RatioMeasure | undefined {
  const [ofThreads, ofProcesses] = [threads, processes].map((cell) =>
    timesByRound(cell?.openings ?? [], name),
  );
  if (ofThreads === undefined || ofProcesses === undefined) return undefined;
  const ratio = meanOfRatios(ofProcesses, ofThreads, simultaneousConfidence(0.95, measureCount));
  if (ratio === undefined) return undefined;
  const [thread, process] = [ofThreads, ofProcesses].map((times) =>
    geometricMeanInterval([...times.values()]),
  );
  return {
    ...{ kind: 'ratio', name, unit: 'milliseconds', bound: bounds.more },
    ...{ thread, process, ratio, stance: isAbove(ratio, bounds.more) },
  };
}

function timesByRound(
  openings: readonly Opening[],
  name: 'startupMs' | 'readyMs',
): ReadonlyMap<number, number> {
  return new Map(openings.map((opening) => [opening.round, opening[name]]));
}
