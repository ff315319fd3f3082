import { expect, it } from 'vitest';
import { imbalance } from '../../src/block/imbalance.ts';
import { trialMeasures } from '../../src/block/trial-measures.ts';

const slice = {
  round: 0,
  completions: 10,
  elapsedNs: 3e6,
  tasks: 14,
  driverUtilisation: 0.5,
  cpuMs: 7,
  residualCpuMs: 0.0123456,
  waitShare: 0.02,
  hostSpeed: 500,
};
const next = { ...slice, round: 1 };
const steps = {
  facts: { isDeterministic: true, canObserve: true },
  opening: { startupMs: 5, readyMs: 6 },
  warmUp: { warmupMs: 100, isSteady: true },
  figures: [],
};

it('the measures of a trial have rates with six digits and residual CPU times with three', () => {
  const { slices, residualCpuMs } = trialMeasures({ ...steps, slices: [slice] });
  expect(slices).toEqual([3333.33]);
  expect(residualCpuMs).toEqual([0.0123]);
});

it('the measures of a trial have one rate for each round, that of its slices together', () => {
  const longer = { ...slice, completions: 20, elapsedNs: 2e6 };
  const { slices, tasks } = trialMeasures({ ...steps, slices: [slice, longer, next] });
  expect(slices).toEqual([6000, 3333.33]);
  expect(tasks).toBe(42);
});

it('the measures of a trial have the host speed of each round, the geometric mean of its slices', () => {
  const slices = [{ ...slice, hostSpeed: 400 }, { ...slice, hostSpeed: 900.04 }, next];
  expect(trialMeasures({ ...steps, slices }).hostSpeeds).toEqual([600, 500]);
  const unknown = { ...next, hostSpeed: undefined };
  expect(trialMeasures({ ...steps, slices: [slice, unknown] })).not.toHaveProperty('hostSpeeds');
});

it('the measures of a trial have the CPU time per task over all slices, unless it is unknown for one', () => {
  expect(trialMeasures({ ...steps, slices: [slice, slice] })).toMatchObject({ tasks: 28, cpuMsPerTask: 0.5 });
  const unknown = { ...slice, cpuMs: undefined };
  expect(trialMeasures({ ...steps, slices: [slice, unknown] })).not.toHaveProperty('cpuMsPerTask');
});

it("the measures of a trial have the driver's wait, as the mean over the slices", () => {
  const slices = [slice, { ...slice, waitShare: 0.06 }];
  expect(trialMeasures({ ...steps, slices }).driverWaitShare).toBe(0.04);
  const unknown = { ...slice, waitShare: undefined };
  expect(trialMeasures({ ...steps, slices: [slice, unknown] })).not.toHaveProperty('driverWaitShare');
});

it('the measures of a trial omit what was not observed', () => {
  const measures = trialMeasures({ ...steps, slices: [slice] });
  for (const name of ['memoryBytes', 'roundTripMs', 'driverDelayMs', 'arrivals', 'figures'])
    expect(measures).not.toHaveProperty(name);
});

it('the measures of a service have its balance over all slices, and the share of the load generator', () => {
  const first = { ...slice, tasksByWorker: { 1: 30, 2: 10 }, connectionsByWorker: { 1: 3, 2: 1 } };
  const second = { ...slice, tasksByWorker: { 1: 20, 2: 20 }, connectionsByWorker: { 1: 3, 2: 1 } };
  const opening = { ...steps.opening, listeners: 2 };
  const measures = trialMeasures({ ...steps, opening, slices: [first, second] });
  expect(measures.service).toEqual({
    generatorUtilisation: 0.5,
    requestImbalance: 1.25,
    connectionImbalance: 1.5,
  });
  expect(measures).not.toHaveProperty('driverUtilisation');
  expect(measures).not.toHaveProperty('listeners');
});

it.each([
  ['a worker that got nothing counts', [{ 1: 10 }], 2, 2],
  ['a single worker has no balance', [{ 1: 10 }], 1, undefined],
  ['without counts there is no balance', [{ 1: 10 }, undefined], 2, undefined],
])('the balance over workers: %s', (_what, samples, workers, expected) => {
  expect(imbalance(samples, workers)).toBe(expected);
});

it('the measures of a trial have the mean of each figure over the outputs that have it', () => {
  const figures = [{ lost: 2 }, { lost: 4, other: 1 }];
  expect(trialMeasures({ ...steps, slices: [slice], figures }).figures).toEqual({ lost: 3, other: 1 });
});
