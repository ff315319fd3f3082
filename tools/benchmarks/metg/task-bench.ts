/** The runs of one task size: with how many cores, how long each repetition took for a task, and how much work a task is. */
export interface SizeRuns {
  readonly cores: number;
  /** Seconds per task, one for each repetition. */
  readonly elapsed: readonly number[];
  /** Units of work in a task, such as iterations. */
  readonly work: number;
  /** The most units of work per second that all cores together can do. */
  readonly peak: number;
}

/**
 * Computes METG(`threshold`) in seconds by the method that Task Bench publishes (`scripts/chart_metg.py` of
 * StanfordLegion/task-bench): the elapsed time of a size is the mean of its repetitions, its granularity that times the
 * cores, its efficiency the work done per second divided by the peak. Of the sizes at or above the threshold, the one with
 * the smallest granularity counts. If the next smaller task has a smaller granularity still, the result is interpolated
 * linearly between the two.
 * @returns undefined if no size is at the threshold, or none below it: Task Bench refuses both
 */
export function metgOfTaskBench(sizes: readonly SizeRuns[], threshold = 0.5): number | undefined {
  const points = sizes.toSorted((a, b) => b.work - a.work).map(pointOf);
  const isEnough = ({ efficiency }: Point) => efficiency >= threshold;
  if (points.every(isEnough)) return undefined;
  const [best] = points.filter(isEnough).toSorted((a, b) => a.granularity - b.granularity);
  if (best === undefined) return undefined;
  const next = points[points.indexOf(best) + 1];
  if (next === undefined || next.granularity >= best.granularity) return best.granularity;
  const share = (threshold - next.efficiency) / (best.efficiency - next.efficiency);
  return next.granularity + share * (best.granularity - next.granularity);
}

interface Point {
  readonly granularity: number;
  readonly efficiency: number;
}

function pointOf({ cores, elapsed, work, peak }: SizeRuns): Point {
  const mean = elapsed.reduce((sum, seconds) => sum + seconds, 0) / elapsed.length;
  return { granularity: mean * cores, efficiency: work / mean / peak };
}
