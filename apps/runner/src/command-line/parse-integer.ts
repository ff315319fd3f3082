import { usageError } from '../errors/usage-error.ts';

/**
 * An integer within bounds, both included, in decimal digits.
 * @throws ParbenchError `usage`, naming `option`
 */
export function parseInteger(
  option: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw usageError(
    `\`${option}\`: expected an integer from ${min} to ${max}, received \`${text}\`. For example: \`${option} ${Math.max(min, 8)}\`.`,
  );
}
