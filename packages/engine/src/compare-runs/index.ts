export type { Mismatch } from './comparable.ts';
export { compareRevisions, type Revisions } from './compare-revisions.ts';
export { type CellChange, compareRuns, type RunComparison, type UncomparedCell } from './compare-runs.ts';
