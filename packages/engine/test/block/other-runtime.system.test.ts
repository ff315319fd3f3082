import { spawnSync } from 'node:child_process';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { identifyCell, type MatrixCell, runMatrix } from '@parbench/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { startTrial } from '../../src/block/measured-trial.ts';
import { startSpeedGauge } from '../../src/host/speed-gauge.ts';
import { planCells } from '../../src/plan/plan-matrix.ts';
import { trialOf } from '../../src/plan/planned-trial.ts';
import { createSharedInputs } from '../../src/trial-process/shared-inputs.ts';
import { fixtureContext, fixtureSettings } from '../fixtures/matrix.ts';

const python = 'python3';
const hasPython = spawnSync(python, ['--version']).status === 0;
const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url);
const reaper = startOrphanReaper();
const sharedInputs = createSharedInputs();
const gauge = await startSpeedGauge();
afterAll(async () => {
  await reaper.close();
  await gauge[Symbol.asyncDispose]();
  await sharedInputs[Symbol.asyncDispose]();
});

function toyCell(workload: string, implementation: string, params: Record<string, number>): MatrixCell {
  return {
    workload: {
      name: workload,
      kind: 'task',
      package: 'p',
      tags: [],
      reference: { url: workloadUrl(workload), params },
    },
    strategy: { name: 'python/inline', package: 'p', version: '1.0.0', options: {}, unit: 'driver' },
    workers: 1,
    runtime: {
      name: 'python',
      identity: { implementation: 'CPython', version: '3', path: python },
      host: { file: python, args: [fixture('toy-host.py').pathname] },
      implementation: fixture(implementation).href,
    },
  };
}

function toyTrial(workload: string, implementation: string, params: Record<string, number>) {
  const identified = identifyCell(toyCell(workload, implementation, params));
  const plan = planCells([{ key: identified.key, cells: [identified] }], fixtureSettings);
  return startTrial(trialOf(plan, identified.id), { ...fixtureContext, reaper, sharedInputs, gauge });
}

/** The engine does not depend on the built-in workloads, so the test names the file itself. */
function workloadUrl(workload: string): string {
  const builtIn = new URL('../../../workloads/src/spin.ts', import.meta.url);
  return (workload === 'spin' ? builtIn : fixture(`${workload}.ts`)).href;
}

describe.skipIf(!hasPython)('a trial host in Python (skipped without python3)', () => {
  it('runs `spin` through two slices, with inputs and verification from Node', async () => {
    const trial = toyTrial('spin', 'spin.py', { microseconds: 100, iterations: 500 });
    try {
      await trial.boot();
      await trial.open();
      await trial.warmUp();
      await trial.slice(0, 'warm-up');
      await trial.slice(1, 'pause');
      await trial.verify();
      await trial.observe();
      const { slices, hostSpeeds, tasks, isDeterministic, startupMs, roundTripMs, driverUtilisation } =
        await trial.close();
      expect(slices).toHaveLength(2);
      for (const rate of slices) expect(rate).toBeGreaterThan(100);
      expect(hostSpeeds).toHaveLength(2);
      for (const speed of hostSpeeds ?? []) expect(speed).toBeGreaterThan(1);
      expect(tasks).toBeGreaterThanOrEqual(20);
      expect(isDeterministic).toBe(true);
      expect(startupMs).toBeGreaterThan(0);
      expect({ roundTripMs, driverUtilisation }).toEqual({
        roundTripMs: undefined,
        driverUtilisation: undefined,
      });
    } finally {
      await trial.kill();
    }
  });

  it('runs a workload that does not exist in Node', async () => {
    const cells = [toyCell('python-only', 'spin.py', { iterations: 500 })];
    const result = await runMatrix(cells, { ...fixtureSettings, baseline: 'python/inline' });
    expect(result.cells).toMatchObject([{ status: 'ok', runtime: 'python' }]);
    expect(result.cells[0]?.metrics.throughputPerSecond?.value).toBeGreaterThan(100);
    expect(result.cells[0]?.metrics.efficiency).toBeUndefined();
    expect(result.workloads[0]?.taskCost?.meanMs).toBeGreaterThan(0);
  });

  it('receives large inputs by file, and its wrong outputs are detected', async () => {
    const trial = toyTrial('large', 'first-character.py', { length: 100_000 });
    try {
      await trial.boot();
      await trial.open();
      await trial.verify();
      const wrong = toyTrial('large', 'always-wrong.py', { length: 100_000 });
      await wrong.boot();
      await expect(wrong.open()).rejects.toThrow(/^wrong output for the input of seed \d+: for .+ it is .+$/);
      await wrong.kill();
    } finally {
      await trial.kill();
    }
  });

  it('reports what its workload raised', async () => {
    const trial = toyTrial('large', 'raises.py', { length: 1 });
    await trial.boot();
    await expect(trial.open()).rejects.toThrow('ValueError: no task today');
    await trial.kill();
  });
});
