/** Returns the smallest positive difference between successive readings of `now`, milliseconds. */
export function findTimerStepMs(now: () => number = () => performance.now(), readings = 10_000): number {
  let smallest = Number.POSITIVE_INFINITY;
  let last = now();
  for (let reading = 0; reading < readings; reading++) {
    const current = now();
    if (current > last) smallest = Math.min(smallest, current - last);
    last = current;
  }
  return smallest;
}
