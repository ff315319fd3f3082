export { type JoinOptions, joinRuns } from './external/join-runs.ts';
