import { type OptionsOf, optionsSchema, poolTuning } from '@parbench/core';

const { closeGraceMs, startTimeoutMs } = poolTuning;

const fields = {
  closeGraceMs,
  startTimeoutMs,
  heapLimitMb: { type: 'integer', min: 8, description: 'limit of the old generation of each worker' },
} as const;

/** The options of every `pool/...` strategy. */
export const poolOptions = optionsSchema(fields);

export type PoolOptions = OptionsOf<typeof fields>;
