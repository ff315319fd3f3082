import { defineJob, type Executor } from '@parbench/core';
import { calibrateSpin, iterationsParam, requireCalibrated } from './calibrated-spin.ts';
import { requireInteger } from './require-integer.ts';
import { spin, spinLimit, spinResult } from './spin-kernel.ts';
import { outputOf } from './task-outputs.ts';

/** What a task hands to its consumers: its value, stamped with its place in the graph. */
interface Stamped {
  readonly step: number;
  readonly column: number;
  readonly value: number;
}

/** A task of the graph. */
interface StencilTask {
  readonly step: number;
  readonly column: number;
  readonly width: number;
  readonly iterations: number;
  readonly start: number;
  /** The outputs of the tasks that it depends on; none in the first step. */
  readonly producers: readonly Stamped[];
}

/** The size of a graph, and the value that it starts from. */
interface Graph {
  readonly width: number;
  readonly steps: number;
  readonly iterations: number;
  readonly start: number;
}

const name = 'stencil';
const widthParam = { workload: name, name: 'width', min: 1, max: 10_000 };
const stepsParam = { workload: name, name: 'steps', min: 1, max: 10_000 };

/** Runs a graph of tasks: each one needs the outputs of three of the step before, and starts as soon as it has them. */
export default defineJob({
  name,
  description: 'runs a stencil graph: each task needs its neighbours of the step before',
  about: {
    stresses:
      'The time from the end of a task to the start of the next: tasks depend on each other, so a pool cannot send them ahead. The makespan shows what a round trip costs where it cannot be hidden.',
    source:
      'The pattern `stencil_1d` of E. Slaughter et al., [Task Bench](https://arxiv.org/abs/1908.05790), SC20, with its compute-bound kernel.',
    verification:
      'Each task checks the stamps of its producers, as in Task Bench, and fails if one is missing or another’s. The values of the last step are computed anew in closed form, step by step.',
  },
  tags: ['cpu', 'job'],
  onlyOnRequest: true,
  sync: true,
  params: {
    width: { default: 16, description: 'tasks of a step' },
    steps: { default: 16, description: 'steps, one after another' },
    microseconds: { default: 100, description: 'length of a task on this host, microseconds' },
    iterations: iterationsParam,
  },
  calibrate: (params) => ({ ...params, iterations: calibrateSpin(name, params) }),
  prepare: ({ width, steps, iterations }, seed): Graph => ({
    width: requireInteger(widthParam, width),
    steps: requireInteger(stepsParam, steps),
    iterations: requireCalibrated(name, iterations),
    start: 1 + (seed % 1_000_000),
  }),
  run: (task: StencilTask): Stamped => {
    checkStamps(task);
    const { step, column, iterations } = task;
    return { step, column, value: spin(combine(task), iterations) };
  },
  drive: runGraph,
  verify: (last, graph) => {
    const expected = expectedValues(graph);
    return (
      last.length === expected.length &&
      last.every(({ step, column, value }, index) => {
        return step === graph.steps - 1 && column === index && value === expected[index];
      })
    );
  },
});

/** Starts every task as soon as its producers are done; returns the outputs of the last step. */
async function runGraph(
  executor: Executor<Stamped>,
  { width, steps, iterations, start }: Graph,
): Promise<readonly Stamped[]> {
  let row: readonly Promise<Stamped>[] = [];
  for (let step = 0; step < steps; step++) {
    const before = row;
    row = Array.from({ length: width }, async (_, column) => {
      const needed = step === 0 ? [] : neighboursOf(column, width).map((index) => before[index]);
      const producers = (await Promise.all(needed)) as readonly Stamped[];
      const task: StencilTask = { step, column, width, iterations, start, producers };
      return outputOf(await executor.submit(task));
    });
  }
  return Promise.all(row);
}

/** The columns that a task depends on: its own and those beside it. */
function neighboursOf(column: number, width: number): readonly number[] {
  return [column - 1, column, column + 1].filter((index) => index >= 0 && index < width);
}

/** @throws Error if the producers are not those of the task */
function checkStamps({ step, column, width, producers }: StencilTask): void {
  const expected = step === 0 ? [] : neighboursOf(column, width).map((index) => `${step - 1}/${index}`);
  const received = producers.map((producer) => `${producer.step}/${producer.column}`);
  if (expected.join() === received.join()) return;
  throw new Error(
    `task ${step}/${column}: expected the outputs of ${expected.join(', ') || 'no task'}, received ${received.join(', ') || 'none'}`,
  );
}

/** The start of a task, from the values of its producers. */
function combine({ start, column, producers }: Pick<StencilTask, 'start' | 'column' | 'producers'>): number {
  const sum = producers.reduce((total, { value }, index) => total + value * (index + 1), start + column);
  return 1 + (sum % (spinLimit - 1));
}

function expectedValues({ width, steps, iterations, start }: Graph): readonly number[] {
  let values: readonly number[] = [];
  for (let step = 0; step < steps; step++) {
    const before = values.map((value, column) => ({ step: step - 1, column, value }));
    values = Array.from({ length: width }, (_, column) => {
      const producers = step === 0 ? [] : neighboursOf(column, width).flatMap((index) => before[index] ?? []);
      return spinResult(combine({ start, column, producers }), iterations);
    });
  }
  return values;
}
