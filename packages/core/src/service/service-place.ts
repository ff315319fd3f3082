import type { WorkerStatus } from '../executor.ts';
import { backOffMs, maxFailedStarts } from '../pool/back-off.ts';
import { within } from '../pool/within.ts';
import { type ServiceWorker, type ServiceWorkerOptions, startServiceWorker } from './service-worker.ts';

/** A place for one worker of a service, which is filled again when its worker ends. */
export interface ServicePlace {
  /** Starts the first worker. @throws ParbenchError if that fails; further attempts follow */
  fill(): Promise<void>;
  /** Resolves when its worker listens. @throws ParbenchError if too many starts in a row have failed */
  listening(): Promise<void>;
  /** Returns the state of the current worker; undefined while there is none. */
  status(): WorkerStatus | undefined;
  /** Ends the worker for good: after the requests in flight, or after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Creates an empty place for a worker that listens on `port`. */
export function createServicePlace(options: ServiceWorkerOptions, port: number): ServicePlace {
  let worker: ServiceWorker | undefined;
  let filled = createWait();
  let failedStarts = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function fill(): Promise<void> {
    const started = startServiceWorker(options, port);
    worker = started;
    void started.exited.then(vacate);
    try {
      await started.listening;
      failedStarts = 0;
      filled.resolve();
    } catch (error) {
      failedStarts++;
      if (failedStarts >= maxFailedStarts) filled.reject(error);
      throw error;
    }
  }

  function vacate(): void {
    worker = undefined;
    if (failedStarts === 0) filled = createWait();
    if (isStopped || failedStarts >= maxFailedStarts) return;
    timer = setTimeout(() => fill().catch(() => {}), backOffMs(failedStarts));
  }

  return {
    fill,
    listening: () => filled.promise,
    status: () => worker?.status(),
    async stop(graceMs) {
      isStopped = true;
      clearTimeout(timer);
      const last = worker;
      last?.stop();
      await within(last?.exited ?? Promise.resolve(), graceMs);
      last?.kill();
      await last?.exited;
    },
  };
}

/** A promise that may reject with nobody waiting. */
function createWait(): PromiseWithResolvers<void> {
  const wait = Promise.withResolvers<void>();
  wait.promise.catch(() => {});
  return wait;
}
