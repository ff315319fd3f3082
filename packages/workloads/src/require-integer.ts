import { ParbenchError } from '@parbench/core';

/** An integer parameter of a workload, and the values it may take. */
export interface IntegerParam {
  readonly workload: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/**
 * Checks `value` and gives it back.
 * @throws ParbenchError `invalid-params`
 */
export function requireInteger({ workload, name, min, max }: IntegerParam, value: number): number {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new ParbenchError(
    'invalid-params',
    `\`${name}\` of \`${workload}\`: expected an integer from ${min} to ${max}, received ${value}.`,
  );
}
