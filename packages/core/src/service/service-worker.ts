import { ParbenchError } from '../errors.ts';
import type { WorkerStatus } from '../executor.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';
import { endOfExit } from '../pool/worker-end.ts';
import type { WorkloadReference } from '../strategy.ts';
import type { FromServer, ToServer } from './protocol.ts';

/** One worker of a service. */
export interface ServiceWorker {
  /** Resolves when it listens. @throws ParbenchError if it ends before, or takes too long */
  readonly listening: Promise<void>;
  /** Resolves when it has ended. */
  readonly exited: Promise<void>;
  status(): WorkerStatus;
  /** Lets requests in flight finish; the worker then ends by itself. */
  stop(): void;
  kill(): void;
}

/** What a worker is started with. */
export interface ServiceWorkerOptions {
  readonly workload: WorkloadReference;
  spawnWorker(): PoolWorker;
  readonly reusePort?: boolean;
  readonly startTimeoutMs: number;
}

/** Starts a worker that listens on `port`. */
export function startServiceWorker(
  { workload, spawnWorker, reusePort = false, startTimeoutMs }: ServiceWorkerOptions,
  port: number,
): ServiceWorker {
  const worker = spawnWorker();
  const listening = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<void>();
  const { id, pid } = worker;
  let state: WorkerStatus['state'] = 'starting';
  let reported: ParbenchError | undefined;
  const timer = setTimeout(() => {
    reported = tooLate(startTimeoutMs);
    worker.kill();
  }, startTimeoutMs);
  const post = (message: ToServer) => {
    try {
      worker.post(message);
    } catch {
      // The worker has just ended; its exit follows.
    }
  };

  worker.onMessage((received) => {
    const message = received as FromServer;
    if (message.type === 'hello') {
      post({ type: 'serve', worker: id, workload, listen: { port, ...(reusePort && { reusePort }) } });
    } else if (message.type === 'listening') {
      state = 'ready';
      clearTimeout(timer);
      listening.resolve();
    } else {
      const code = message.type === 'start-failed' ? message.code : 'worker-start';
      reported ??= new ParbenchError(code, message.message);
      if (message.type === 'crashed') process.stderr.write(`Worker ${id} crashed: ${message.message}\n`);
    }
  });
  worker.onExit((exit) => {
    clearTimeout(timer);
    listening.reject(reported ?? new ParbenchError('worker-start', endOfExit(id, exit, true).message));
    exited.resolve();
  });
  listening.promise.catch(() => {});
  return {
    listening: listening.promise,
    exited: exited.promise,
    status: () => ({ id, pid, state }),
    stop: () => post({ type: 'stop' }),
    kill: () => worker.kill(),
  };
}

function tooLate(startTimeoutMs: number): ParbenchError {
  return new ParbenchError('worker-start', `A worker did not listen within ${startTimeoutMs} ms.`);
}
