import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchHost } from '../../src/accounting/host-pressure.ts';

it.runIf(process.platform === 'linux')('the host tells which part of the time was stolen', async () => {
  const pressure = watchHost();
  await sleep(50);
  const { stolenShare = -1 } = pressure();
  expect(stolenShare).toBeGreaterThanOrEqual(0);
  expect(stolenShare).toBeLessThanOrEqual(1);
});
