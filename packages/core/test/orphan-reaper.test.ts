import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startOrphanReaper } from '../src/orphan-reaper.ts';

const posixTest = test.skipIf(process.platform === 'win32');

posixTest(
  'registered processes, groups and folders end with a driver that is killed; what was unregistered does not',
  async () => {
    const driver = spawn(
      process.execPath,
      [...process.execArgv, fileURLToPath(new URL('./fixtures/reaped-driver.ts', import.meta.url))],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(driver.stdout, 'data');
    const [single, group, unregistered, folder]: [number, number, number, string] = JSON.parse(String(line));
    onTestFinished(() => void process.kill(unregistered, 'SIGKILL'));
    expect([single, group, unregistered].map(isAlive)).toEqual([true, true, true]);
    expect(existsSync(folder)).toBe(true);
    driver.kill('SIGKILL');
    await vi.waitFor(() => expect([single, group].map(isAlive)).toEqual([false, false]), { timeout: 5_000 });
    await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 5_000 });
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
