/** The parts of the engine for the command line, tools and tests of parbench. They may change with any release. */
export { type CpuTimes, cpuMsBetween, readCpuTimes } from '../host/cpu-time.ts';
export { type MemorySize, readMemory } from '../host/memory.ts';
export { createJournal, type JournalWriter } from '../journal/journal.ts';
export type { JournalEntry, JournalHeader } from '../journal/journal-entry.ts';
export { type Pacing, paceWorkload } from '../plan/pacing.ts';
export type { PlannedCell, PlannedWorkload, PlanSettings } from '../plan/plan.ts';
export { baselineOf } from '../plan/plan-matrix.ts';
export { planRun } from '../plan/plan-run.ts';
export { timing } from '../plan/timing.ts';
export type { LoadRequest, LoadSample } from '../protocol/load.ts';
export { inputCount } from '../protocol/trial-spec.ts';
export { notReached, tooLate } from '../result/reasons.ts';
export {
  buildResult,
  type MeasuredCell,
  type MeasuredRun,
  type MeasuredWorkload,
} from '../run/build-result.ts';
export { blocksNeeded } from '../statistics/blocks-needed.ts';
export { geometricMean, mean, standardDeviation, sum } from '../statistics/mean.ts';
export { meanInterval } from '../statistics/mean-interval.ts';
export { quantile } from '../statistics/quantile.ts';
export { criticalT } from '../statistics/t-quantile.ts';
export { cacheFolder } from '../storage/cache-folder.ts';
export { writeWhole } from '../storage/write-whole.ts';
export type { ClosedLoop } from '../trial-host/closed-loop.ts';
export type { PreparedInputs } from '../trial-host/prepared-inputs.ts';
export { rehearse } from '../trial-host/rehearse.ts';
export { runTaskLoad } from '../trial-host/task-load.ts';
export { compare, findComparison } from '../verdict/compare.ts';
export type { Competitor } from '../verdict/competitor.ts';
export { judgeWorkload, type WorkloadToJudge, type WorkloadVerdict } from '../verdict/judge-workload.ts';
export { hasReachedPrecision, type PrecisionGoal, relativeHalfWidth } from '../verdict/precision.ts';
export { connectTarget } from './connect-target.ts';
