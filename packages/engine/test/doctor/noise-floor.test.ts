import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from '@parbench/engine';
import { describeHost, describeNode } from '@parbench/engine';
import { keepFloor, noiseFloorOf, observeHost, readFloor } from '@parbench/engine/doctor';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

function comparison(low?: number, high?: number): Comparison {
  return {
    a: 'a',
    b: 'b',
    metric: 'throughputPerSecond',
    ratio: 1,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    blocks: 8,
    verdict: 'inconclusive',
  };
}

describe('noiseFloorOf', () => {
  it('is 0 if all intervals contain equality', () => {
    expect(noiseFloorOf([comparison(0.97, 1.02), comparison(0.99, 1.04)])).toMatchObject({
      floor: 0,
      comparisons: 2,
      blocks: 8,
    });
  });

  it('is the largest distance from equality to an interval, on either side', () => {
    expect(noiseFloorOf([comparison(1.03, 1.05), comparison(0.99, 1.01)])?.floor).toBeCloseTo(0.03, 12);
    expect(noiseFloorOf([comparison(0.8, 1 / 1.04), comparison(0.99, 1.01)])?.floor).toBeCloseTo(0.04, 12);
  });

  it('gives the smallest difference that such a run can show', () => {
    expect(noiseFloorOf([comparison(1 / 1.05, 1.05)])?.halfWidth).toBeCloseTo(0.05, 12);
  });

  it('is undefined without an interval', () => {
    expect(noiseFloorOf([comparison()])).toBeUndefined();
  });
});

describe('the floor of a host', () => {
  const scope = { identity: describeHost().identity, node: describeNode() };
  const floor = {
    floor: 0.01,
    halfWidth: 0.02,
    comparisons: 3,
    blocks: 8,
    measuredAt: '2026-01-01T00:00:00Z',
  };
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parbench-floor-'));
    vi.stubEnv('PARBENCH_CACHE_DIR', folder);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  it('is stored for the same host and Node only', async () => {
    await keepFloor(scope, floor);
    expect(await readFloor(scope)).toEqual(floor);
    expect(await readFloor({ ...scope, node: { ...scope.node, version: '27.0.0' } })).toBeUndefined();
    expect(await readFloor({ ...scope, identity: { ...scope.identity, cpus: 64 } })).toBeUndefined();
  });

  it('is replaced by the next one', async () => {
    await keepFloor(scope, { ...floor, floor: 0.02 });
    expect((await readFloor(scope))?.floor).toBe(0.02);
  });

  it('is unknown if its file was cut short', async () => {
    for (const file of globSync('floors/*.json', { cwd: folder }))
      await writeFile(join(folder, file), '{"fl');
    expect(await readFloor(scope)).toBeUndefined();
  });
});

describe('observeHost', () => {
  it('observes this host, and a process that is busy meanwhile', async () => {
    const busy = spawn(process.execPath, ['-e', 'for (;;);']);
    try {
      const host = await observeHost(1000);
      expect(host.effectiveParallelism).toBeGreaterThan(0.2);
      expect(host.effectiveParallelism).toBeLessThan(2 * host.availableParallelism);
      expect(host.speedSpread).toBeGreaterThanOrEqual(1);
      expect(host.busiest.map(({ pid }) => pid)).toContain(busy.pid);
    } finally {
      busy.kill('SIGKILL');
    }
  });
});
