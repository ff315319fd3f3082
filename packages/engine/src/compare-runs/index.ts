export type { Mismatch } from './comparable.ts';
export { compareRevisions, type Revisions } from './compare-revisions.ts';
export { type CellChange, compareRuns, type LeftCell, type RunComparison } from './compare-runs.ts';
