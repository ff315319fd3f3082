import {
  capabilitiesOf,
  type ExecutorStrategy,
  inline,
  type JobWorkload,
  loadWorkload,
  missingCapabilities,
  type OpenedExecutor,
  openExecutor,
  type Params,
  parsePlugin,
  resolveParams,
  type TaskWorkload,
  type Workload,
} from '@parbench/core';
import python from '@parbench/strategy-python';
import bridge from '@parbench/strategy-python/bridge';
import workloads from '@parbench/workloads';
import { describe, expect, it } from 'vitest';
import { defaultPlugins } from '../../src/matrix/catalogue.ts';

/** Parameters that keep a task or a job short, or that calibration would fill in. */
const small: Readonly<Record<string, Params>> = {
  spin: { iterations: 1000 },
  mandelbrot: { size: 64 },
  'binary-trees': { depth: 6 },
  'stream-triad': { elements: 5000 },
  scrypt: { cost: 16 },
  'scrypt/async': { cost: 16 },
  sleep: { milliseconds: 1 },
  'npb-ep': { m: 12 },
  stencil: { width: 4, steps: 4, iterations: 1000 },
  'skewed-tasks': { tasks: 16, iterations: 1000 },
  'stream-chunks': { chunkBytes: 1000, chunks: 20 },
  'word-count': { words: 2000, parts: 8 },
  'word-count/shared': { words: 2000, parts: 8 },
  quicksort: { count: 5000, cutoff: 1000 },
};

/** Libraries that let a task run after its deadline: the deadlock holds their workers, as the next test shows. */
const cannotEndTasks = ['pool/poolifier', 'pool/jest-worker'];

/** Jobs use their workers together. */
const widths = { task: 1, job: 2, service: 1 } as const;
const inNode = await loadStrategies();
const inPython = await loadBridged();
const loaded = await Promise.all(
  (workloads.workloads ?? []).map(async ({ url }) => ({ url, workload: await loadWorkload({ url }) })),
);
const suite = loaded.flatMap(({ url, workload }) =>
  workload.kind === 'service' ? [] : [{ url, name: workload.name, workload }],
);

// Several at a time: most of a test is waiting for workers to start and to end.
describe.concurrent.each(suite)('$name', ({ name, url, workload }) => {
  const params = resolveParams(workload, small[name]);
  const runnable = workload.run === undefined ? [] : inNode.filter((strategy) => canRun(strategy, workload));
  const bridged = workload.implementations?.python === undefined ? [] : inPython;

  it.for(runnable)('is verified under $name', { timeout: 60_000 }, async (strategy, { skip }) => {
    if (name === 'deadlock' && cannotEndTasks.includes(strategy.name)) skip('it cannot end a running task');
    await using executor = await openExecutor(strategy, {
      workload: { url, params },
      workers: widths[workload.kind],
    });
    await executor.ready();
    if (workload.kind === 'job') await verifyJob(workload, params, executor, seedsOf(strategy));
    else await verifyTasks(workload, params, executor);
  });

  it.for(bridged)('is verified under $name', { timeout: 60_000 }, async (strategy) => {
    await using executor = await openExecutor(strategy, {
      workload: { url, params },
      workers: widths[workload.kind],
    });
    if (workload.kind === 'task') await verifyTasks(workload, params, executor);
  });
});

it('a deadlock fails the cell of a strategy that cannot end a running task', async () => {
  const deadlock = suite.find(({ workload }) => workload.name === 'deadlock');
  const strategy = inNode.find(({ name }) => name === cannotEndTasks[0]);
  if (deadlock?.workload.kind !== 'job' || strategy === undefined) throw new Error('it is not there');
  const { url, workload } = deadlock;
  const params = resolveParams(workload);
  await using executor = await openExecutor(strategy, {
    workload: { url, params },
    workers: widths[workload.kind],
  });
  await executor.ready();
  await expect(verifyJob(workload, params, executor)).rejects.toThrow(/were not replaced within 10 s/);
}, 60_000);

async function verifyTasks(workload: TaskWorkload, params: Params, executor: OpenedExecutor): Promise<void> {
  const seeds = workload.name.endsWith('isolation') ? [1] : [1, 2];
  const outcomes = await Promise.all(
    seeds.map((seed) => {
      const input = workload.input(params, seed);
      return executor.submit(input, workload.transfer ? { transfer: workload.transfer(input) } : {});
    }),
  );
  for (const [index, outcome] of outcomes.entries()) {
    expect(outcome).toMatchObject({ status: 'ok' });
    const value = outcome.status === 'ok' ? outcome.value : undefined;
    expect(workload.verify?.(value, workload.input(params, Number(seeds[index])), params)).toBe(true);
  }
}

async function verifyJob(
  workload: JobWorkload,
  params: Params,
  executor: OpenedExecutor,
  seeds: readonly number[] = [1, 2],
): Promise<void> {
  for (const seed of seeds) {
    const shared = await workload.prepare(params, seed);
    const result = await workload.drive(executor, shared, params);
    expect(workload.verify?.(result, shared, params)).toBe(true);
    const figures = workload.figures?.(result, shared, params) ?? {};
    expect(figures['lost atomic'] ?? 0).toBe(0);
  }
}

/** A second job shows what the first one has left in the workers; a worker for each task keeps nothing. */
function seedsOf({ name }: ExecutorStrategy): readonly number[] {
  return name.endsWith('/spawn') ? [1] : [1, 2];
}

function canRun(strategy: ExecutorStrategy, { requires = [] }: Workload): boolean {
  return missingCapabilities(requires, capabilitiesOf(strategy)).length === 0;
}

async function loadStrategies(): Promise<readonly ExecutorStrategy[]> {
  const modules = await Promise.all(defaultPlugins.map((url) => import(url)));
  const all = [inline as ExecutorStrategy, ...modules.flatMap(({ default: plugin }) => executorsOf(plugin))];
  return all.filter(({ runtime }) => runtime === undefined);
}

/** The strategies of Python with a bridge from Node, as far as the interpreter on the path has them. */
async function loadBridged(): Promise<readonly ExecutorStrategy[]> {
  const { strategies = [] } = python;
  const answers = await Promise.all(strategies.map(({ runtime }) => runtime?.identify()));
  const available = strategies.filter((_, index) => answers[index]?.available).map(({ name }) => name);
  return executorsOf(bridge).filter(({ name }) => available.includes(name));
}

function executorsOf(plugin: unknown): readonly ExecutorStrategy[] {
  const { strategies = [] } = parsePlugin(plugin, 'a built-in plug-in');
  return strategies.filter((strategy): strategy is ExecutorStrategy => strategy.open !== undefined);
}
