export type { CaseContext, OpenSettings } from './case-context.ts';
export { conformanceCases } from './cases/index.ts';
export { type ConformanceCase, inapplicability } from './conformance-case.ts';
export {
  broken,
  brokenAtTimes,
  brokenByRandomFaults,
  contradiction,
  type Finding,
  type Findings,
  unknownFindings,
} from './findings.ts';
export { withFindingsTable } from './findings-table.ts';
export { loadStrategy } from './load-strategy.ts';
export { type BrokenClause, type ObserveOptions, observeStrategy } from './observe-strategy.ts';
export { type RequirementName, requirements, unmetRequirements } from './requirement.ts';
export { type CaseResult, runCase } from './run-case.ts';
export { runCaseApart } from './run-case-apart.ts';
export { type Situation, type StrategyUnderTest, situationOf } from './strategy-under-test.ts';
