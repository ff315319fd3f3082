import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseResult } from '@parbench/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parbench, runCommand } from '../../run-command.ts';

const cells = ['--filter', 'workload:noop', '--filter', 'inline', '--blocks', '3'];
let cwd = '';

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'parbench-resume-'));
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe('parbench --resume', () => {
  it.for(['SIGINT', 'SIGKILL'] as const)(
    'continues a run that was ended by %s',
    { timeout: 120_000 },
    async (signal) => {
      const env = { PARBENCH_CACHE_DIR: join(cwd, `cache-${signal}`) };
      await interruptAfterFirstBlock(signal, env);
      expect(journalsIn(env.PARBENCH_CACHE_DIR)).toHaveLength(1);

      const resume = (...args: readonly string[]) =>
        runCommand([...cells, '--resume', ...args], { cwd, env, program: parbench });
      const refused = await resume('--timeout', '7s');
      expect(refused.stderr).toMatch(/^parbench: .*`timeoutMs` was 10000 and is 7000.*\n$/);
      expect(refused.exitCode).toBe(2);

      const { stdout, stderr } = await resume('--json', '-');
      expect(stderr).not.toContain('(interim, 1 block)');
      const { run, cells: measured } = parseResult(stdout);
      expect(run).toMatchObject({ status: 'complete', stopped: 'blocks' });
      expect(measured[0]?.trials.map(({ block }) => block)).toEqual([0, 1, 2]);
      expect(journalsIn(env.PARBENCH_CACHE_DIR)).toEqual([]);
    },
  );
});

async function interruptAfterFirstBlock(signal: NodeJS.Signals, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [...parbench, ...cells], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const chunk of child.stderr) if (String(chunk).includes('interim, 1 block')) break;
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function journalsIn(cacheFolder: string): readonly string[] {
  const entries = readdirSync(join(cacheFolder, 'journals'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
