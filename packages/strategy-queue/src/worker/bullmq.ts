/** The entry of a worker process behind a BullMQ queue. */
import { jsonCodec } from '@parbench/core';
import type { LibraryAnswer, PoolService } from '@parbench/core/pool-library/worker';
import { type Job, Worker } from 'bullmq';
import { encodeAnswer } from '../answer.ts';
import { type BullmqSettings, queueName } from '../bullmq/bullmq-settings.ts';
import { connectionTo } from '../bullmq/redis-place.ts';
import { TaskFailure } from '../bullmq/task-failure.ts';
import { type QueueConsumer, serveDriver } from './serve-driver.ts';

serveDriver(consume);

async function consume(service: PoolService, settings: BullmqSettings): Promise<QueueConsumer> {
  const { place, prefix, concurrency, maxStalledCount, lockDurationMs, stalledIntervalMs } = settings;
  const worker = new Worker(queueName, (job: Job) => runJob(service, job), {
    connection: connectionTo(place, true),
    prefix,
    concurrency,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    maxStalledCount,
    lockDuration: lockDurationMs,
    stalledInterval: stalledIntervalMs,
  });
  // Without a listener, a lost connection would end the worker, which finds it again.
  worker.on('error', () => {});
  await worker.waitUntilReady();
  return { close: () => worker.close() };
}

async function runJob(service: PoolService, { data }: Job): Promise<LibraryAnswer> {
  const answer = encodeAnswer((await service.answer({ input: jsonCodec.decode(data) })) as LibraryAnswer);
  if (answer[2]) throw new TaskFailure(answer);
  return answer;
}
