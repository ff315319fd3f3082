import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startOrphanReaper } from '../src/orphan-reaper.ts';

const posixTest = test.skipIf(process.platform === 'win32');

posixTest(
  'registered processes and groups end with a driver that is killed; one that was unregistered does not',
  async () => {
    const driver = spawn(
      process.execPath,
      [...process.execArgv, fileURLToPath(new URL('./fixtures/reaped-driver.ts', import.meta.url))],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(driver.stdout, 'data');
    const [single = 0, group = 0, unregistered = 0] = String(line).trim().split(' ').map(Number);
    onTestFinished(() => void process.kill(unregistered, 'SIGKILL'));
    expect([single, group, unregistered].map(isAlive)).toEqual([true, true, true]);
    driver.kill('SIGKILL');
    await vi.waitFor(() => expect([single, group].map(isAlive)).toEqual([false, false]), { timeout: 5_000 });
    expect(isAlive(unregistered)).toBe(true);
  },
);

posixTest('closing an orphan reaper ends no process that it has on its list', async () => {
  const reaper = startOrphanReaper();
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void sleeper.kill('SIGKILL'));
  reaper.register(sleeper.pid ?? 0);
  await reaper.close();
  expect(isAlive(sleeper.pid ?? 0)).toBe(true);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
