import type { Metric } from '@parbench/engine';

/** From this ratio of its ends on, an interval of very few blocks says nothing; `--json` has it. */
const widestShown = 100;

/** Whether an interval of very few blocks says nothing. */
export function isTooWide({ low, high }: Metric): boolean {
  return low !== undefined && high !== undefined && high / low > widestShown;
}
