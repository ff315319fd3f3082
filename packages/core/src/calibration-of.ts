import type { Workload } from './workload.ts';

/** Returns the code of a workload's `calibrate` and `run` as text, if it has a `calibrate`: other code needs another calibration. */
export function calibrationOf({ calibrate, run }: Workload): string | undefined {
  return calibrate && JSON.stringify([String(calibrate), String(run)]);
}
