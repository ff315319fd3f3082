/**
 * Measures a matrix of workloads and strategies and judges the measurements. Some parts can be used alone: `./result`
 * reads result documents, `./doctor` examines a host, `./compare-runs` compares saved runs.
 */

export {
  assertFasterThan,
  judgeFasterThan,
  type SpeedupExpectation,
  type SpeedupJudgement,
} from './assertion/judge-faster-than.ts';
export type { Phase } from './block/block.ts';
export { type CellsRequest, cellsOf, type StrategyChoice, type WorkloadChoice } from './cells/cells-of.ts';
export { describeHost, describeNode } from './host/describe-host.ts';
export type { MeasuredNode } from './host/measured-node.ts';
export { type Journal, readJournal } from './journal/journal.ts';
export { measureOpenings, type OpeningOptions, type OpeningSettings } from './opening/measure-openings.ts';
export { chooseDetail } from './plan/choose-detail.ts';
export { type CellRuntime, type IdentifiedCell, identifyCell, type MatrixCell } from './plan/matrix-cell.ts';
export type { Block, MatrixPlan, Plan, Solo } from './plan/plan.ts';
export { type MatrixSettings, planMatrix } from './plan/plan-matrix.ts';
export type { PlannedTrial } from './plan/planned-trial.ts';
export type { LoadTimes, TrialTimes, WarmUpTimes } from './plan/trial-times.ts';
export * from './result/index.ts';
export { describeRuntimes } from './run/describe-runtimes.ts';
export type { Progress, RunEvent } from './run/run-event.ts';
export { type RunOptions, runMatrix } from './run/run-matrix.ts';
export { defaultSettings, type RunSettings } from './run/run-settings.ts';
export type { ChooseStage, Stage, StageContext } from './run/stages.ts';
export { type Estimate, estimateMean } from './statistics/adjusted-interval.ts';
export { pairedLogRatio } from './statistics/log-ratio.ts';
export type { MeanInterval } from './statistics/mean-interval.ts';
export { logRatioInterval, pairedVerdict, type TestSettings } from './statistics/paired-test.ts';
export { logRatiosByBlock } from './verdict/competitor.ts';
