import { performance } from 'node:perf_hooks';
import { defineJob } from '@parbench/core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { calibrateSpin, iterationsParam, requireCalibrated } from './calibrated-spin.ts';
import { requireInteger } from './require-integer.ts';
import { spin, spinLimit, spinResult } from './spin-kernel.ts';
import { runTasks } from './task-outputs.ts';

/** The start of a task and its length. */
interface SkewedTask {
  readonly start: number;
  readonly iterations: number;
}

/** The answer of a task: its value, and how long it took in its worker. */
interface TimedValue {
  readonly value: number;
  readonly ms: number;
}

const name = 'skewed-tasks';
const tasksParam = { workload: name, name: 'tasks', min: 2, max: 100_000 };

/** The exponent at which the longest fifth of the tasks has four fifths of the work. */
const paretoShape = 1.16;

/**
 * Runs tasks of very different lengths: those of a Pareto distribution, in an order that the seed decides. Every order has
 * the same lengths, so that the work is the same for all seeds.
 */
export default defineJob({
  name,
  description: 'runs tasks whose lengths are Pareto-distributed: scheduling of skewed work',
  about: {
    stresses:
      'The scheduling of a pool. A task that was assigned to a worker before the worker was free may wait behind a long one, while others idle. The figure `makespan/bound` is the time of the job divided by the least that any schedule needs.',
    source:
      'Pareto’s distribution with the shape 1.16 (the longest fifth of the tasks has four fifths of the work). The lower bound of a makespan, the longest task or the mean load, is from R. L. Graham, Bounds on Multiprocessing Timing Anomalies, SIAM J. Appl. Math. 17 (1969).',
    verification: 'By closed form, as `spin`: the value of each task, by modular exponentiation.',
  },
  tags: ['cpu', 'skew', 'job'],
  onlyOnRequest: true,
  sync: true,
  params: {
    tasks: { default: 64, description: 'how many tasks' },
    microseconds: { default: 100, description: 'length of the shortest task on this host, microseconds' },
    iterations: iterationsParam,
  },
  calibrate: (params) => ({ ...params, iterations: calibrateSpin(name, params) }),
  prepare({ tasks, iterations }, seed): readonly SkewedTask[] {
    const random = xoroshiro128plus(seed);
    const lengths = paretoLengths(requireInteger(tasksParam, tasks), requireCalibrated(name, iterations));
    // Fisher and Yates: each order is equally probable.
    for (let last = lengths.length - 1; last > 0; last--) {
      const other = uniformInt(random, 0, last);
      [lengths[last], lengths[other]] = [lengths[other] as number, lengths[last] as number];
    }
    return lengths.map((length) => ({ start: uniformInt(random, 1, spinLimit - 1), iterations: length }));
  },
  run({ start, iterations }: SkewedTask): TimedValue {
    const startedMs = performance.now();
    const value = spin(start, iterations);
    return { value, ms: performance.now() - startedMs };
  },
  async drive(executor, tasks) {
    const startedMs = performance.now();
    const timed = await runTasks(executor, tasks);
    const makespanMs = performance.now() - startedMs;
    return { timed, makespanMs, workers: executor.workers?.().length ?? 0 };
  },
  verify: ({ timed }, tasks) =>
    timed.length === tasks.length &&
    tasks.every(({ start, iterations }, index) => timed[index]?.value === spinResult(start, iterations)),
  figures({ timed, makespanMs, workers }) {
    // Some strategies do not list their workers.
    if (workers === 0) return {};
    const lengthsMs = timed.map(({ ms }) => ms);
    const totalMs = lengthsMs.reduce((sum, ms) => sum + ms, 0);
    return { 'makespan/bound': makespanMs / Math.max(totalMs / workers, ...lengthsMs) };
  },
});

/** Lengths at evenly spaced quantiles of a Pareto distribution that begins at `shortest`. */
function paretoLengths(count: number, shortest: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.round(shortest / (1 - (index + 0.5) / count) ** (1 / paretoShape)),
  );
}
