/** After this many failed starts in a row, a slot stays empty. */
export const maxFailedStarts = 5;

/** Milliseconds to wait before the next start, after so many failed ones in a row: 0, 50, 100, 200, 400. */
export function backOffMs(failedStarts: number): number {
  return failedStarts === 0 ? 0 : 50 * 2 ** (failedStarts - 1);
}

/** Milliseconds after which a slot that was given up gets another chance, if a task is submitted then. */
export const retryAfterMs = 5_000;
