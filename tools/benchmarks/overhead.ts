/**
 * Measures the cost of the engine's loop: throughput as `runTaskLoad` measures it, against a bare hand-written loop
 * over the same executor, in turn. Prints the median ratio of the pairs with its quartiles. `--pairs 40`, `--strategy
 * threads` (repeatable).
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  inline,
  type OpenedExecutor,
  openExecutor,
  type Strategy,
  type WorkloadReference,
} from '@parbench/core';
import { quantile, runTaskLoad } from '@parbench/engine/internal';
import cluster from '@parbench/strategy-cluster';
import processes from '@parbench/strategy-processes';
import threads from '@parbench/strategy-threads';
import Table from 'cli-table3';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '40' }, strategy: { type: 'string', multiple: true } },
});
const pairs = Number(values.pairs);
const durationMs = 100;
const workers = availableParallelism();
const occupancy = 2 * workers;
const inputs = Array.from({ length: 16 }, (_, index) => index + 1);

let next = 0;
const nextInput = () => inputs[next++ % inputs.length];

const strategies: readonly Strategy[] = [
  inline as Strategy,
  ...[threads, processes, cluster].flatMap(({ strategies = [] }) => strategies.slice(0, 1)),
].filter(({ name }) => values.strategy?.includes(name) ?? true);

const iterationsPerMs = calibrate();
const tasks = [
  { name: 'noop', workload: { url: import.meta.resolve('@parbench/workloads/noop'), params: {} } },
  ...[100, 1000].map((microseconds) => ({
    name: `spin ${microseconds} us`,
    workload: {
      url: import.meta.resolve('@parbench/workloads/spin'),
      params: { microseconds: 0, iterations: Math.round((iterationsPerMs * microseconds) / 1000) },
    },
  })),
];
const table = new Table({
  style: { head: [], border: [], compact: true },
  head: ['task', 'strategy', 'engine / bare', 'quartiles', 'pairs'],
});
for (const { name, workload } of tasks) {
  for (const strategy of strategies) {
    const ratios = await compare(strategy, workload);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => quantile(ratios, part).toFixed(3));
    table.push([name, strategy.name, middle, `${low} to ${high}`, ratios.length]);
  }
}
console.log(table.toString());

async function compare(strategy: Strategy, workload: WorkloadReference): Promise<readonly number[]> {
  await using executor = await openExecutor(strategy, {
    workload,
    workers: strategy.name === 'inline' ? 1 : workers,
  });
  await executor.ready();
  const loops = [() => engineLoop(executor), () => bareLoop(executor)] as const;
  for (const loop of loops) await loop();

  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Each loop goes first in every other pair, so that a drift of the host favours neither.
    const isEngineFirst = pair % 2 === 0;
    const first = await loops[isEngineFirst ? 0 : 1]();
    const second = await loops[isEngineFirst ? 1 : 0]();
    ratios.push(isEngineFirst ? first / second : second / first);
  }
  return ratios;
}

async function engineLoop(executor: OpenedExecutor): Promise<number> {
  const { completions, elapsedNs } = await runTaskLoad(
    { inputs: { take: nextInput, giveBack: () => {} }, workers, occupancy, submit: executor.submit },
    { durationNs: durationMs * 1e6, minCompletions: 10 },
  );
  return (completions / elapsedNs) * 1e6;
}

/** The loop as one would write it by hand: `occupancy` loops at once, each submitting one task after another. */
async function bareLoop(executor: OpenedExecutor): Promise<number> {
  let completions = 0;
  const startedMs = performance.now();
  const lane = async () => {
    while (performance.now() - startedMs < durationMs) {
      await executor.submit(nextInput());
      completions++;
    }
  };
  await Promise.all(Array.from({ length: occupancy }, lane));
  return completions / (performance.now() - startedMs);
}

/** Iterations of `spin` in about a millisecond: both sides use the same count. */
function calibrate(): number {
  const spin = (iterations: number) => {
    let accumulator = 1;
    for (let index = 0; index < iterations; index++) accumulator = (accumulator * 139) % 2147483647;
    return accumulator;
  };
  spin(1e6);
  const startedMs = performance.now();
  spin(1e7);
  return 1e7 / (performance.now() - startedMs);
}
