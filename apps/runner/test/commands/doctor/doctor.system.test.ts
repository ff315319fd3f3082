import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeHost, describeNode } from '@parbench/engine';
import { readFloor } from '@parbench/engine/doctor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../run-command.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parbench-doctor-'));
  vi.stubEnv('PARBENCH_CACHE_DIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('parbench doctor', () => {
  it('examines the host only, on request, and writes JSON', async () => {
    const { exitCode, stdout } = await runCommand(['doctor', '--no-noise-run', '--json', '-', '--quiet']);
    expect(exitCode).toBe(0);
    const { findings, noise } = JSON.parse(stdout);
    expect(findings.map(({ check }: { check: string }) => check)).toContain('parallelism');
    expect(noise).toEqual({ status: 'not-asked' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('saves the noise floor, which widens later runs', async () => {
    const doctor = await runCommand(['doctor', '--budget', '15s', '--quiet']);
    expect(doctor.stdout).toMatch(/Noise floor: /);
    const kept = await readFloor({ identity: describeHost().identity, node: describeNode() });
    expect(kept?.blocks).toBeGreaterThanOrEqual(2);
    const line =
      'run --filter workload:noop --filter strategy:threads --blocks 1 --budget 10s --json - --quiet';
    const { stdout } = await runCommand(line.split(' '));
    expect(JSON.parse(stdout).plan.floor).toBe(kept?.floor);
  }, 120_000);
});
