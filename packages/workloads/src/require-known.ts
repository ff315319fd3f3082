import { ParbenchError } from '@parbench/core';

/** A parameter of a workload whose correct results are known for some values only. */
export interface KnownParam {
  readonly workload: string;
  readonly name: string;
  /** The results by value. */
  readonly known: Readonly<Record<number, unknown>>;
}

/**
 * Returns `value` if its result is known.
 * @throws ParbenchError `invalid-params`
 */
export function requireKnown({ workload, name, known }: KnownParam, value: number): number {
  if (Object.hasOwn(known, value)) return value;
  throw new ParbenchError(
    'invalid-params',
    `\`${name}\` of \`${workload}\`: expected a value whose result is known (${Object.keys(known).join(', ')}), received ${value}.`,
  );
}
