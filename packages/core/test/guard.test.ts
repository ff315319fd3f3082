import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startGuard } from '../src/guard.ts';

const posixTest = test.skipIf(process.platform === 'win32');

posixTest(
  'processes and groups under guard end with a driver that is killed; one that was released does not',
  async () => {
    const driver = spawn(
      process.execPath,
      [...process.execArgv, fileURLToPath(new URL('./fixtures/guarded-driver.ts', import.meta.url))],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(driver.stdout, 'data');
    const [single = 0, group = 0, released = 0] = String(line).trim().split(' ').map(Number);
    onTestFinished(() => void process.kill(released, 'SIGKILL'));
    expect([single, group, released].map(isAlive)).toEqual([true, true, true]);
    driver.kill('SIGKILL');
    await vi.waitFor(() => expect([single, group].map(isAlive)).toEqual([false, false]), { timeout: 5_000 });
    expect(isAlive(released)).toBe(true);
  },
);

posixTest('closing a guard ends nothing that it guards', async () => {
  const guard = startGuard();
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void sleeper.kill('SIGKILL'));
  guard.protect(sleeper.pid ?? 0);
  await guard.close();
  expect(isAlive(sleeper.pid ?? 0)).toBe(true);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
