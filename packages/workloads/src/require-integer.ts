import { ParbenchError } from '@parbench/core';

/** An integer parameter of a workload, with its range. */
export interface IntegerParam {
  readonly workload: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Returns `value` if it is an integer within the range.
 * @throws ParbenchError `invalid-params`
 */
export function requireInteger({ workload, name, min, max }: IntegerParam, value: number): number {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new ParbenchError(
    'invalid-params',
    `\`${name}\` of \`${workload}\`: expected an integer from ${min} to ${max}, received ${value}.`,
  );
}
