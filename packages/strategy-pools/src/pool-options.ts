import { type OptionsOf, optionsSchema, poolTuning, type Strategy } from '@parbench/core';

const { closeGraceMs, startTimeoutMs } = poolTuning;

const fields = {
  closeGraceMs,
  startTimeoutMs,
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each worker' },
} as const;

/** The options of every `pool/...` strategy, when its schema has completed them. */
export type PoolOptions = OptionsOf<typeof fields>;

/** Checks and completes them. */
export const poolOptions: NonNullable<Strategy<PoolOptions>['options']> = optionsSchema(fields);
