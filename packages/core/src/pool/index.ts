export type { ProcessLink } from './child-process-worker.ts';
export { createPool } from './create-pool.ts';
export { defaultTuning, type PoolOptions, type PoolTuning } from './pool-options.ts';
export type { PoolWorker, WorkerExit } from './pool-worker.ts';
export { environmentOf, execArgvOf } from './process-options.ts';
export { createProcessPool, type ProcessPoolOptions } from './process-pool.ts';
