export type { Mismatch } from './comparable.ts';
export { type CellChange, compareRuns, type RunComparison } from './compare-runs.ts';
