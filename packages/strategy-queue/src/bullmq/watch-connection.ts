import type { Queue } from 'bullmq';
import { findLostJobs } from './find-lost-jobs.ts';
import type { JobTasks } from './job-tasks.ts';

/** How often tasks without an answer are looked up, in milliseconds. */
const lookUpMs = 5_000;

/** Watches the driver's connection to the server. */
export interface ConnectionWatch {
  /** Resolves to the reason when the server has been out of reach for too long. */
  readonly lost: Promise<string>;
  stop(): void;
}

/** Looks for lost jobs after each reconnection and from time to time; gives up after `reconnectMs` without a connection. */
export function watchConnection(
  queue: Queue,
  tasks: JobTasks,
  reconnectMs: number,
  where: string,
): ConnectionWatch {
  const lost = Promise.withResolvers<string>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking || timer !== undefined) return;
    isLooking = true;
    await findLostJobs(queue, tasks).catch(() => {});
    isLooking = false;
  }

  function onClose(): void {
    timer ??= setTimeout(() => lost.resolve(reason), reconnectMs);
  }

  function onReady(): void {
    clearTimeout(timer);
    timer = undefined;
    void look();
  }

  const reason = `${where} has been out of reach for ${reconnectMs} ms (\`reconnectMs\`)`;
  const client = queue.getBackend().client;
  void client.then((redis) => redis.on('close', onClose).on('ready', onReady));
  const interval = setInterval(look, lookUpMs).unref();
  return {
    lost: lost.promise,
    stop() {
      clearInterval(interval);
      clearTimeout(timer);
      void client.then((redis) => redis.off('close', onClose).off('ready', onReady));
    },
  };
}
