import { ParbenchError } from './errors.ts';
import type { Executor, WorkerStatus } from './executor.ts';
import { parseOptions } from './options.ts';
import type { OpenRequest, Strategy } from './strategy.ts';

/** An executor with the optional members filled in. */
export interface OpenedExecutor extends Executor, AsyncDisposable {
  ready(): Promise<void>;
  workers(): readonly WorkerStatus[];
}

/**
 * Checks the request, opens the strategy and adds the members that its executor lacks: `ready` resolves at once,
 * `workers` is empty, disposal closes.
 * @throws ParbenchError `invalid-workers`, `invalid-options`, `invalid-strategy` for one without `open`, and what the
 *   strategy's `open` throws
 */
export async function openExecutor<Options>(
  strategy: Strategy<Options>,
  request: Omit<OpenRequest, 'options'> & { readonly options?: unknown },
): Promise<OpenedExecutor> {
  if (strategy.open === undefined) throw notForTasks(strategy.name);
  checkWorkers(request.workers);
  const options = await parseOptions(strategy, request.options);
  request.signal?.throwIfAborted();
  const executor = await strategy.open({ ...request, options });
  return {
    submit: (input, submitOptions) => executor.submit(input, submitOptions),
    close: () => executor.close(),
    ready: async () => executor.ready?.(),
    workers: () => executor.workers?.() ?? [],
    ...(executor.rehearsal !== undefined && { rehearsal: executor.rehearsal }),
    [Symbol.asyncDispose]: () => executor.close(),
  };
}

function notForTasks(name: string): ParbenchError {
  return new ParbenchError(
    'invalid-strategy',
    `\`${name}\` does not run tasks in Node: expected a strategy with an \`open\` function.`,
  );
}

/** @throws ParbenchError `invalid-workers` unless `workers` is an integer of at least 1 */
export function checkWorkers(workers: number): void {
  if (Number.isSafeInteger(workers) && workers >= 1) return;
  throw new ParbenchError(
    'invalid-workers',
    `\`workers\`: expected an integer of at least 1, received ${workers}.`,
  );
}
