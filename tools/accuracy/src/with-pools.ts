import { type OpenedExecutor, openExecutor, type Strategy } from '@parbench/core';
import type { PairRequest } from './pair-request.ts';
import plugin from './pools.ts';
import { workloadOf } from './spin-reference.ts';

/** Runs a batch of tasks, as many at once as parbench keeps in flight; resolves when all are done. */
export type RunBatch = () => Promise<void>;

/** Both pools, ready. */
export interface Pools extends AsyncDisposable {
  readonly first: OpenedExecutor;
  readonly second: OpenedExecutor;
}

/** Opens both pools, the second with its tasks longer by `extraPermille`. */
export async function openPools(request: PairRequest): Promise<Pools> {
  await using opened = new AsyncDisposableStack();
  const first = opened.use(await openPool('first', request, 0));
  const second = opened.use(await openPool('second', request, request.extraPermille));
  await Promise.all([first.ready(), second.ready()]);
  const stack = opened.move();
  return { first, second, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Opens both pools, hands them to `measure` as functions to be timed, and closes them. */
export async function withPools<Value>(
  request: PairRequest,
  measure: (first: RunBatch, second: RunBatch) => Promise<Value>,
): Promise<Value> {
  await using pools = await openPools(request);
  return await measure(batchOf(pools.first, request), batchOf(pools.second, request));
}

function openPool(name: string, request: PairRequest, extraPermille: number): Promise<OpenedExecutor> {
  const strategy = plugin.strategies?.find((candidate) => candidate.name === name) as Strategy;
  return openExecutor(strategy, {
    workload: workloadOf(request.iterations),
    workers: request.workers,
    options: { extraPermille },
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
