import { fileURLToPath } from 'node:url';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { afterAll, describe, expect, it } from 'vitest';
import { startTrialProcess } from '../../src/trial-process/trial-process.ts';
import { fixtureContext } from '../fixtures/matrix.ts';

const reaper = startOrphanReaper();
afterAll(() => reaper.close());
const file = fileURLToPath(new URL('../fixtures/misbehaving-host.mjs', import.meta.url));

async function open(fault: string, timeoutMs = 5000) {
  const host = startTrialProcess(
    { ...fixtureContext, reaper },
    { file: process.execPath, args: [file, fault] },
  );
  try {
    await host.booted(5000);
    return await host.request('open', {}, timeoutMs);
  } finally {
    await host.kill();
  }
}

describe('a trial host', () => {
  it.each([
    ['text that is not JSON', /does not keep to the protocol: .*not valid JSON/],
    [
      'another request number',
      'does not keep to the protocol: `id`: expected the reply to request 1, received that to 2',
    ],
    ['a field missing', 'does not keep to the protocol: `readyNs`'],
    ['an unknown status', 'does not keep to the protocol'],
    ['another version', 'speaks version 2 of the protocol: expected 1'],
    ['an exit', 'the trial process exited with code 7; its last output: ValueError: enough'],
  ])('that replies with %s fails its cell', async (fault, message) => {
    await expect(open(fault)).rejects.toMatchObject({
      status: 'failed',
      message: expect.stringMatching(message),
    });
  });

  it('that is silent times out', async () => {
    await expect(open('silence', 100)).rejects.toMatchObject({
      status: 'timeout',
      message: '`open` took longer than 0.1 s',
    });
  });

  it('may write a reply in parts, and line separators that JSON does not escape', async () => {
    expect(await open('a reply in parts')).toEqual({ startupNs: 1, readyNs: 2 });
  });

  it('is not read from its standard output', async () => {
    await expect(open('words on stdout', 300)).rejects.toMatchObject({ status: 'timeout' });
  });
});
