/** What parbench calls things in text for people; the terminal and the reports share it. */
export { describeHow } from './advice.ts';
export {
  type BrokenDown,
  costParts,
  describeBreakdowns,
  formatShare,
  shareOf,
} from './breakdown.ts';
export { claimFacts } from './claims/claim-facts.ts';
export { formatAmounts, formatMeasure, labelMeasure, sortMeasures } from './claims/describe-measure.ts';
export { describeHeadline, describeRow, verdictWords } from './claims/describe-row.ts';
export { nameRuntime } from './claims/name-runtime.ts';
export { type Compared, describeChanges, describeRatios } from './comparison.ts';
export { describeFlags, type FlagDescription } from './flags.ts';
export { labelOf } from './label.ts';
export { describeMachines, footerLines, hostFacts, renderTime, winnerMeaning } from './run-facts.ts';
export { formatInterval, isOrAre, isTooWide, listNames } from './sentences.ts';
export { describeSweep } from './sweep/describe-sweep.ts';
export type { Curve, CurveAxis, CurvePlot, CurvePoint, SweepText, TextTable } from './sweep/sweep-text.ts';
export {
  groupByWorkload,
  hasSeveralWidths,
  hasWinners,
  speedupsOf,
  unitOf,
  type WorkloadCells,
} from './workload-cells.ts';
export { describeUnmeasured, groupByReason, type Unmeasured, workloadFacts } from './workload-facts.ts';
