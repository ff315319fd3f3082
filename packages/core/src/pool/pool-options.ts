import type { ValueChannel } from '../capabilities.ts';
import type { WorkloadReference } from '../strategy.ts';
import { poolTuning } from './pool-tuning.ts';
import type { PoolWorker } from './pool-worker.ts';

/** The tuning of a pool; see `poolTuning` for the meaning of each number. */
export type PoolTuning = { readonly [Name in keyof typeof poolTuning]: number };

/** The default tuning. */
export const defaultTuning: PoolTuning = {
  minInFlight: poolTuning.minInFlight.default,
  maxInFlight: poolTuning.maxInFlight.default,
  queueLimit: poolTuning.queueLimit.default,
  closeGraceMs: poolTuning.closeGraceMs.default,
  startTimeoutMs: poolTuning.startTimeoutMs.default,
};

/** The workers, the workload and the settings of a pool. */
export interface PoolOptions extends Partial<PoolTuning> {
  /** Starts one worker. If it throws, that counts as a worker that could not start. */
  spawnWorker(): PoolWorker;
  readonly workload: WorkloadReference;
  /** How many workers: an integer of at least 1. */
  readonly workers: number;
  /** How values are sent; `structured-clone` when missing. */
  readonly values?: ValueChannel;
  /**
   * Whether `post` moves the buffers that it is given. If not, a task with buffers to move settles as `unserialisable`:
   * they are never copied silently.
   */
  readonly canTransfer?: boolean;
  /**
   * Whether each task gets a worker of its own, started for it and ended after it. Each worker then has one task in
   * flight.
   */
  readonly workerPerTask?: boolean;
  /** Aborting it stops the opening. */
  readonly signal?: AbortSignal;
}

/** The options of a pool, complete. */
export type CompletePoolOptions = Required<Omit<PoolOptions, 'signal' | 'workerPerTask'>>;
