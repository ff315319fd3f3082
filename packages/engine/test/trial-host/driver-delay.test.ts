import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { probeDriverDelay } from '../../src/trial-host/driver-delay.ts';

it('counts the requests that would have arrived while the loop was blocked', async () => {
  using probe = probeDriverDelay();
  for (let round = 0; round < 5; round++) {
    const untilMs = performance.now() + 50;
    while (performance.now() < untilMs);
    await sleep(50);
  }
  // Half of all requests find the loop blocked and wait 25 ms on average; measured only when the timer fires, it would
  // be 1 ms.
  expect(probe.meanMs()).toBeGreaterThan(6);
  expect(probe.meanMs()).toBeLessThan(25);
});
