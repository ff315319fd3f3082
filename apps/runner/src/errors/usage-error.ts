import { ParbenchError } from '@parbench/core/errors';

/** What the user typed cannot be done. The message names the option in backticks, expected, received and the remedy. */
export function usageError(message: string, options?: ErrorOptions): ParbenchError {
  return new ParbenchError('usage', message, options);
}
