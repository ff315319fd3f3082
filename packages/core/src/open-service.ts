import { ParbenchError } from './errors.ts';
import { checkWorkers } from './open-executor.ts';
import { parseOptions } from './options.ts';
import type { OpenRequest, RunningService, Strategy } from './strategy.ts';

/** A running service with the optional members filled in. */
export interface OpenedService extends RunningService, AsyncDisposable {
  ready(): Promise<void>;
}

/**
 * Checks the request, starts the service and adds the members that it lacks: `ready` resolves at once, disposal closes.
 * @throws ParbenchError `invalid-workers`, `invalid-options`, `invalid-strategy` for one without `serve`, and what the
 *   strategy's `serve` throws
 */
export async function openService<Options>(
  strategy: Strategy<Options>,
  request: Omit<OpenRequest, 'options'> & { readonly options?: unknown },
): Promise<OpenedService> {
  if (strategy.serve === undefined) throw notForServices(strategy.name);
  checkWorkers(request.workers);
  const options = await parseOptions(strategy, request.options);
  request.signal?.throwIfAborted();
  const service = await strategy.serve({ ...request, options });
  return {
    url: service.url,
    ready: async () => service.ready?.(),
    workers: () => service.workers(),
    close: () => service.close(),
    [Symbol.asyncDispose]: () => service.close(),
  };
}

function notForServices(name: string): ParbenchError {
  return new ParbenchError(
    'invalid-strategy',
    `\`${name}\` does not run services: expected a strategy with a \`serve\` function.`,
  );
}
