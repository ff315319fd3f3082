import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Params, WorkloadReference } from '@parbench/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calibrateParams } from '../../src/pilot/calibration.ts';

const url = new URL('../fixtures/calibrated-workloads.ts', import.meta.url).href;
const reference: WorkloadReference = { url, params: { target: 1, processId: 0 } };
const workload = { name: 'calibrated', reference, calibration: 'its code' };

let folder: string;
let runs: number;

beforeEach(async () => {
  runs = 0;
  folder = await mkdtemp(join(tmpdir(), 'parbench-calibration-'));
  vi.stubEnv('PARBENCH_CACHE_DIR', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('calibrateParams', () => {
  it('calibrates once and stores the parameters', async () => {
    const first = await calibrateParams(workload, { run });
    expect(first).toEqual({ target: 1, processId: expect.any(Number) });
    expect(first.processId).toBeGreaterThan(0);
    expect(await calibrateParams(workload, { run })).toEqual(first);
    expect(runs).toBe(1);
  });

  it('calibrates again for other parameters', async () => {
    await calibrateParams(workload, { run });
    await calibrateParams(withParams({ target: 2, processId: 0 }), { run });
    expect(runs).toBe(2);
  });

  it('finds the stored parameters in any order', async () => {
    const first = await calibrateParams(workload, { run });
    expect(await calibrateParams(withParams({ processId: 0, target: 1 }), { run })).toEqual(first);
  });

  it('calibrates again for another task of the same name', async () => {
    await calibrateParams(workload, { run });
    const namesake = {
      ...workload,
      reference: { ...reference, exportName: 'namesake' },
      calibration: 'other code',
    };
    const params = await calibrateParams(namesake, { run });
    expect(params).toEqual({ target: 1, processId: -1 });
  });

  it('returns the parameters of a workload without calibration', async () => {
    const params = { target: 3 };
    const fixed = { name: 'fixed', reference: { url, exportName: 'fixed', params } };
    expect(await calibrateParams(fixed, { run })).toEqual(params);
    expect(runs).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    '',
    '{"params":',
    'null',
    '{}',
    '{"params":{"target":1}}',
    '{"params":{"target":1,"processId":"x"}}',
  ])('calibrates again if the stored file contains %j', async (text) => {
    await calibrateParams(workload, { run });
    const file = await keptFile();
    await writeFile(file, text);
    const params = await calibrateParams(workload, { run });
    expect(runs).toBe(2);
    expect(JSON.parse(await readFile(file, 'utf8')).params).toEqual(params);
  });

  it('calibrates again if the stored file was cut short', async () => {
    await calibrateParams(workload, { run });
    await truncate(await keptFile(), 40);
    await calibrateParams(workload, { run });
    expect(runs).toBe(2);
  });

  it('leaves one complete file when runs calibrate at once', async () => {
    const all = await Promise.all([1, 2, 3].map(() => calibrateParams(workload, { run })));
    expect(await readdir(join(folder, 'calibration'))).toHaveLength(1);
    expect(all).toContainEqual(await calibrateParams(workload, { run }));
  });

  it('calibrates without storing if the cache folder cannot be written', async () => {
    const occupied = join(folder, 'occupied');
    await writeFile(occupied, '');
    vi.stubEnv('PARBENCH_CACHE_DIR', occupied);
    expect(await calibrateParams(workload, { run })).toMatchObject({ target: 1 });
    expect(await readdir(folder)).toEqual(['occupied']);
  });

  it('refuses parameters that are incomplete', async () => {
    const incomplete = { run: async () => ({ target: 1 }) };
    await expect(calibrateParams(workload, incomplete)).rejects.toMatchObject({
      code: 'invalid-params',
      message: expect.stringContaining('`processId`'),
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

function withParams(params: Params) {
  return { ...workload, reference: { url, params } };
}

async function keptFile(): Promise<string> {
  const [name] = await readdir(join(folder, 'calibration'));
  return join(folder, 'calibration', String(name));
}

async function run(asked: WorkloadReference): Promise<Params> {
  runs++;
  const child = fork(new URL('../fixtures/calibrate.ts', import.meta.url));
  child.send(asked);
  const answer = once(child, 'message');
  const [exitCode] = await once(child, 'exit');
  if (exitCode !== 0) throw new Error(`The calibrating process ended with exit code ${exitCode}.`);
  const [params] = await answer;
  return params as Params;
}
