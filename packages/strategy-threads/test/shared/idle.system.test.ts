import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const driver = fileURLToPath(new URL('../fixtures/idle-driver.ts', import.meta.url));
const idleMs = 4_000;

test.each(['blocking-acts', 'echo'])(
  'an idle pool over `%s` uses less than 0.5 % of a core',
  async (fixture) => {
    const args = [...process.execArgv, driver, fixture, String(idleMs)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(Number(stdout)).toBeGreaterThan(0);
    expect(Number(stdout)).toBeLessThan(0.005 * idleMs);
  },
);
