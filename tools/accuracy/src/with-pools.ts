import { type OpenedExecutor, openExecutor, type Strategy } from '@parbench/core';
import type { PairRequest } from './pair-request.ts';
import plugin from './pools.ts';
import { workloadOf } from './spin-reference.ts';

/** Runs a batch of tasks, with as many in flight as parbench has; resolves when all are done. */
export type RunBatch = () => Promise<void>;

/** The first pool of a pair, and the second, whose tasks may be longer. */
export type PoolName = 'first' | 'second';

/** Opens both pools, passes them to `measure` as functions to time, and closes them. */
export async function withPools<Value>(
  request: PairRequest,
  measure: (first: RunBatch, second: RunBatch) => Promise<Value>,
): Promise<Value> {
  await using first = await openPool('first', request);
  await using second = await openPool('second', request);
  await Promise.all([first.ready(), second.ready()]);
  return await measure(batchOf(first, request), batchOf(second, request));
}

/** Opens one pool of the pair, the second with tasks that are longer by `extraPermille`. */
export function openPool(name: PoolName, request: PairRequest): Promise<OpenedExecutor> {
  const strategy = plugin.strategies?.find((candidate) => candidate.name === name) as Strategy;
  return openExecutor(strategy, {
    workload: workloadOf(request.iterations),
    workers: request.workers,
    options: { extraPermille: name === 'first' ? 0 : request.extraPermille },
  });
}

function batchOf(executor: OpenedExecutor, { workers }: PairRequest): RunBatch {
  return async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 2 * workers }, (_, index) => executor.submit(index + 1)),
    );
    const failed = outcomes.find(({ status }) => status !== 'ok');
    if (failed) throw new Error(`A task of the pair ended as ${JSON.stringify(failed)}.`);
  };
}
