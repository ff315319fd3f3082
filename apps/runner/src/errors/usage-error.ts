import { ParbenchError } from '@parbench/core/errors';

/** An error in what the user typed or supplied. The message names the option in backticks, expected, received and the fix. */
export function usageError(message: string, options?: ErrorOptions): ParbenchError {
  return new ParbenchError('usage', message, options);
}

/** Describes a value for messages: `null`, `undefined`, `an array`, `a promise`, `an object`, `a number`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
