/** After this many failed starts in a row, a slot stays empty. */
export const maxFailedStarts = 5;

/** Returns the delay before the next start in ms, after so many failures in a row: 0, 50, 100, 200, 400. */
export function backOffMs(failedStarts: number): number {
  return failedStarts === 0 ? 0 : 50 * 2 ** (failedStarts - 1);
}

/** Milliseconds from giving a slot up until a submitted task makes it try again. */
export const retryAfterMs = 5_000;
