export { type CpuTimes, cpuMsBetween, readCpuTimes } from './host/cpu-time.ts';
export { describeHost } from './host/describe-host.ts';
export type { MeasuredNode } from './host/measured-node.ts';
export { type MemorySize, readMemory } from './host/memory.ts';
export { createJournal, type Journal, type JournalWriter, readJournal } from './journal/journal.ts';
export type { JournalEntry, JournalHeader } from './journal/journal-entry.ts';
export { type IdentifiedCell, identifyCell, type MatrixCell } from './plan/matrix-cell.ts';
export type { Block, Plan, PlannedCell, PlannedWorkload, PlanSettings, Solo } from './plan/plan.ts';
export { baselineOf, planMatrix } from './plan/plan-matrix.ts';
export { planRun } from './plan/plan-run.ts';
export type { LoadRequest, LoadSample } from './protocol/messages.ts';
export * from './result/index.ts';
export type { Phase, Progress, RunEvent } from './run/run-event.ts';
export { type RunOptions, runMatrix } from './run/run-matrix.ts';
export type { RunSettings } from './run/run-settings.ts';
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
export { cacheFolder } from './storage/cache-folder.ts';
export type { ClosedLoop } from './trial-host/closed-loop.ts';
export type { PreparedInputs } from './trial-host/prepared-inputs.ts';
export { runTaskLoad } from './trial-host/task-load.ts';
export { compare } from './verdict/compare.ts';
export type { Competitor } from './verdict/competitor.ts';
export { judgeWorkload, type WorkloadEvidence, type WorkloadVerdict } from './verdict/judge-workload.ts';
export { labelOf } from './verdict/label.ts';
export { hasReachedPrecision, type PrecisionGoal, relativeHalfWidth } from './verdict/precision.ts';
export { formatPercent, formatRatio, isTooWide } from './verdict/wording.ts';
