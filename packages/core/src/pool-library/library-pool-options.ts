import type { OptionsOf } from '../options-schema.ts';
import { poolTuning } from '../pool/pool-tuning.ts';

const { queueLimit, closeGraceMs, startTimeoutMs } = poolTuning;

/**
 * The options of every strategy around a library, as fields for `optionsSchema`: those that the adapter itself uses.
 */
export const libraryPoolFields = { queueLimit, closeGraceMs, startTimeoutMs } as const;

/** The options that `libraryPoolFields` describe; see `poolTuning` for the meaning of each. */
export type LibraryPoolOptions = OptionsOf<typeof libraryPoolFields>;
