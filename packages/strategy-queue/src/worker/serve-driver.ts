import { isParbenchError, messageOf, ParbenchError } from '@parbench/core';
import { createPoolService, type PoolService } from '@parbench/core/pool-library/worker';
import type { FromWorker, ToWorker } from '../workers/worker-messages.ts';

/** A worker's connection to the queue. */
export interface QueueConsumer {
  /** Takes no more tasks, finishes what runs, and disconnects. */
  close(): Promise<void>;
}

/**
 * Serves the driver in a worker process: loads the workload on `start`, then calls `consume` to take tasks from the queue,
 * and ends on `stop` or when the driver is gone.
 */
export function serveDriver<Settings>(
  consume: (service: PoolService, settings: Settings) => Promise<QueueConsumer>,
): void {
  let service: PoolService | undefined;
  let consumer: QueueConsumer | undefined;

  async function start({
    worker = process.pid,
    workload,
    settings,
  }: Extract<ToWorker<Settings>, { type: 'start' }>): Promise<void> {
    service = createPoolService(workload, worker);
    const failure = await service.started;
    if (failure) throw new ParbenchError(failure.code, failure.message);
    consumer = await consume(service, settings);
    send({ type: 'ready' });
  }

  async function stop(): Promise<void> {
    await consumer?.close();
    await service?.teardown();
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuMs = (userCPUTime + systemCPUTime) / 1_000;
    await new Promise<void>((resolve) => {
      send({ type: 'usage', cpuMs, peakMemoryBytes: maxRSS * 1024 }, resolve);
    });
  }

  process.on('disconnect', () => process.exit());
  process.on('message', (message: ToWorker<Settings>) => {
    if (message?.type === 'start') start(message).catch(fail);
    else if (message?.type === 'stop') void stop().finally(() => process.exit(0));
  });
}

function fail(error: unknown): void {
  const code = isParbenchError(error) ? error.code : 'worker-start';
  send({ type: 'start-failed', code, message: messageOf(error) }, () => process.exit(1));
}

function send(message: FromWorker, onSent?: () => void): void {
  process.send?.(message, undefined, undefined, onSent);
}
