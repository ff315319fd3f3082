import type { ValueChannel } from '../capabilities.ts';
import type { WorkloadReference } from '../strategy.ts';
import { poolTuning } from './pool-tuning.ts';
import type { PoolWorker } from './pool-worker.ts';

/** What a pool can be tuned with; see `poolTuning` for the meaning of each. */
export type PoolTuning = { readonly [Name in keyof typeof poolTuning]: number };

/** The tuning that holds where nothing else is said. */
export const defaultTuning: PoolTuning = {
  minInFlight: poolTuning.minInFlight.default,
  maxInFlight: poolTuning.maxInFlight.default,
  queueLimit: poolTuning.queueLimit.default,
  closeGraceMs: poolTuning.closeGraceMs.default,
  startTimeoutMs: poolTuning.startTimeoutMs.default,
};

/** What a pool is made of. */
export interface PoolOptions extends Partial<PoolTuning> {
  /** Starts one worker. What it throws counts as a worker that could not start. */
  spawnWorker(): PoolWorker;
  readonly workload: WorkloadReference;
  /** How many workers: an integer of at least 1. */
  readonly workers: number;
  /** How values cross; `structured-clone` when missing. */
  readonly values?: ValueChannel;
  /** Whether `post` moves the buffers it is given. A task that asks for it elsewhere is refused, never copied quietly. */
  readonly canTransfer?: boolean;
  /** Whether each task gets a worker of its own, started for it and ended after it; one task is in flight per worker then. */
  readonly workerPerTask?: boolean;
  /** Aborting gives up opening. */
  readonly signal?: AbortSignal;
}

/** The options of a pool that is open, with nothing missing. */
export type CompletePoolOptions = Required<Omit<PoolOptions, 'signal' | 'workerPerTask'>>;
