import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { probeDriverDelay } from '../../src/trial-host/driver-delay.ts';

it('counts the requests that would have arrived while the loop was blocked', async () => {
  using probe = probeDriverDelay();
  let longestRoundMs = 0;
  for (let round = 0; round < 5; round++) {
    const startMs = performance.now();
    while (performance.now() < startMs + 50);
    await sleep(50);
    longestRoundMs = Math.max(longestRoundMs, performance.now() - startMs);
  }
  // Half of all requests find the loop blocked and wait 25 ms on average; measured only when the timer fires, it would
  // be 1 ms. On a busy host the loop is blocked for longer, but no request waits for more than a round.
  expect(probe.meanMs()).toBeGreaterThan(6);
  expect(probe.meanMs()).toBeLessThan(longestRoundMs / 2);
});
