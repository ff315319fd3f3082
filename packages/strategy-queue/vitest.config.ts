import { mergeConfig } from 'vitest/config';
// @boundaries-ignore all packages share this configuration
import { observing } from '../../vitest.shared.ts';

/** A queue's cases do not wait but compute: they start workers, 1.7 s of CPU time each. With 8 at a time, no case has enough of it. */
export default mergeConfig(observing, { test: { maxConcurrency: 3 } });
