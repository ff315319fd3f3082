import { type Params, ParbenchError } from '@parbench/core';
import { countIterations } from './count-iterations.ts';
import { requireInteger } from './require-integer.ts';
import { spin } from './spin-kernel.ts';

/** Declares `iterations`, to be calibrated for `microseconds`. */
export const iterationsParam = {
  default: 0,
  description: 'length of a task in iterations; 0: calibrated for `microseconds`',
};

/**
 * Returns `iterations`, or how many take `microseconds` on this host if it is 0.
 * @throws ParbenchError `invalid-params`
 */
export function calibrateSpin(workload: string, { microseconds, iterations }: Params): number {
  requireInteger({ workload, name: 'microseconds', min: 1, max: 60_000_000 }, Number(microseconds));
  const given = requireInteger(
    { workload, name: 'iterations', min: 0, max: Number.MAX_SAFE_INTEGER },
    Number(iterations),
  );
  return given > 0 ? given : countIterations((count) => spin(1, count), Number(microseconds) / 1000);
}

/**
 * Returns `iterations` if it was calibrated.
 * @throws ParbenchError `invalid-params`
 */
export function requireCalibrated(workload: string, iterations: number): number {
  if (iterations > 0) return iterations;
  throw new ParbenchError(
    'invalid-params',
    `\`iterations\` of \`${workload}\`: expected a calibrated count of at least 1, received 0. Call \`calibrate\` first, or set a count: \`--set iterations=50000\`.`,
  );
}
