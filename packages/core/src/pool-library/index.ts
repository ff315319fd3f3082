export { definePoolStrategy, type PoolDefinition } from './define-pool-strategy.ts';
export type { LibraryPool, LibraryTask, LibraryWorkers, StartRequest } from './library-pool.ts';
export type { LibraryPoolOptions } from './library-pool-options.ts';
export type { LibraryAnswer, LibraryRequest, StartFailure } from './messages.ts';
