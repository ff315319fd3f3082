export { type CpuTimes, cpuMsBetween, readCpuTimes } from './accounting/cpu-time.ts';
export { type MemorySize, readMemory } from './accounting/memory.ts';
export { cacheFolder } from './cache-folder.ts';
export { describeHost } from './host.ts';
export { createJournal, type Journal, type JournalWriter, readJournal } from './journal.ts';
export type { JournalEntry, JournalHeader } from './journal-entry.ts';
export { type IdentifiedCell, identifyCell, type MatrixCell, workloadKey } from './matrix-cell.ts';
export type { MeasuredNode } from './measured-node.ts';
export type { Block, Plan, PlannedCell, PlannedWorkload, PlanSettings, Solo } from './plan/plan.ts';
export { planRun } from './plan/plan-run.ts';
export { baselineOf, planMatrix } from './plan-matrix.ts';
export * from './result/index.ts';
export type { Phase, Progress, RunEvent } from './run-event.ts';
export { type RunOptions, runMatrix } from './run-matrix.ts';
export type { RunSettings } from './run-settings.ts';
export { blocksNeeded } from './statistics/blocks-needed.ts';
export { pairedLogRatio } from './statistics/log-ratio.ts';
export { geometricMean, mean, standardDeviation } from './statistics/mean.ts';
export { type MeanInterval, meanInterval } from './statistics/mean-interval.ts';
export {
  logRatioInterval,
  type PairedVerdict,
  pairedVerdict,
  type TestSettings,
} from './statistics/paired-test.ts';
export { quantile } from './statistics/quantile.ts';
export type { ClosedLoop } from './trial/closed-loop.ts';
export type { PreparedInputs } from './trial/prepared-inputs.ts';
export type { LoadRequest, LoadSample } from './trial/protocol.ts';
export { runTaskLoad } from './trial/task-load.ts';
export { compare } from './verdict/compare.ts';
export type { Competitor } from './verdict/competitor.ts';
export { judgeWorkload, type WorkloadEvidence, type WorkloadVerdict } from './verdict/judge-workload.ts';
export { labelOf } from './verdict/label.ts';
export { hasReachedPrecision, type PrecisionGoal, relativeHalfWidth } from './verdict/precision.ts';
export { formatPercent, formatRatio, isTooWide } from './verdict/wording.ts';
