import { ParbenchError } from '@parbench/core/errors';

/** What the user typed cannot be done. The message names the option in backticks, expected, received and the remedy. */
export function usageError(message: string, options?: ErrorOptions): ParbenchError {
  return new ParbenchError('usage', message, options);
}

/** What a value is, for messages: `null`, `undefined`, `an array`, `a promise`, `an object`, `a number`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Promise) return 'a promise';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
