export { type MergedRuns, mergeRuns, type NamedResult } from './merge-runs.ts';
