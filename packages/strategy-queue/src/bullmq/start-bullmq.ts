import { fileURLToPath } from 'node:url';
import { type OrphanReaper, startOrphanReaper } from '@parbench/core/orphan-reaper';
import type { LibraryPool, StartRequest } from '@parbench/core/pool-library';
import { Queue, QueueEvents } from 'bullmq';
import { joinRedisLobby } from '../external/redis-lobby.ts';
import { nameRun } from '../queue-options.ts';
import { type OpenedServer, openPrivateServer, runningServer } from '../server/opened-server.ts';
import { redisKind, redisRecipe } from '../server/redis-server.ts';
import { openWorkers } from '../workers/open-workers.ts';
import type { WorkerFleet } from '../workers/worker-fleet.ts';
import { type BullmqOptions, type BullmqSettings, queueName } from './bullmq-settings.ts';
import { checkRedis } from './check-redis.ts';
import { createJobTasks } from './job-tasks.ts';
import { connectionTo, describePlace, type RedisPlace } from './redis-place.ts';
import { watchConnection } from './watch-connection.ts';

/**
 * Opens a queue on a private server or on that of `url`, and starts the workers.
 * @throws ParbenchError `unavailable` for a server that cannot be used, `worker-start` for one that cannot be started,
 * `invalid-options`
 */
export async function startBullmq(request: StartRequest<BullmqOptions>): Promise<LibraryPool<string>> {
  const { workload, workers, options } = request;
  const prefix = nameRun(options, ':');
  const reaper = startOrphanReaper();
  let server: OpenedServer<RedisPlace> | undefined;
  try {
    server = await openServer(options.url, reaper);
    const { place } = server;
    const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-queue/worker/bullmq'));
    const settings = settingsOf(prefix, options);
    const fleet = await openWorkers(
      { run: prefix, entry, workload, workers, options, settings, place, reaper },
      (onMessage) => joinRedisLobby(options.url ?? '', options.prefix, onMessage),
    );
    return poolOn({ server, fleet, reaper, prefix, options });
  } catch (error) {
    await server?.end();
    await reaper.close();
    throw error;
  }
}

async function openServer(url: string | undefined, reaper: OrphanReaper): Promise<OpenedServer<RedisPlace>> {
  if (url === undefined) return openPrivateServer(redisKind, redisRecipe, reaper);
  await checkRedis({ url });
  return runningServer({ url });
}

interface Parts {
  readonly server: OpenedServer<RedisPlace>;
  readonly fleet: WorkerFleet;
  readonly reaper: OrphanReaper;
  /** The prefix of the keys of this executor. */
  readonly prefix: string;
  readonly options: BullmqOptions;
}

function poolOn({ server, fleet, reaper, prefix, options }: Parts): LibraryPool<string> {
  const { queue, events } = openQueue(server.place, prefix, options);
  const tasks = createJobTasks(queue, events, { attempts: options.attempts, addsBulk: options.addBulk });
  const watch = watchConnection(queue, tasks, options.reconnectMs, describePlace(server.place));
  return {
    opened: Promise.all([fleet.opened, queue.waitUntilReady(), events.waitUntilReady()]),
    run: tasks.run,
    cancel: tasks.cancel,
    workers: { ...fleet, gone: Promise.race([fleet.gone, watch.lost, server.gone]) },
    tasksPerWorker: options.concurrency,
    endsReliably: true,
    async end() {
      watch.stop();
      await fleet.end(options.closeGraceMs);
      await closeQueue(queue, events, server.isPrivate);
      await server.end();
      await reaper.close();
    },
  };
}

function openQueue(place: RedisPlace, prefix: string, { attempts, maxStalledCount }: BullmqOptions) {
  const connection = connectionTo(place, attempts > 1 || maxStalledCount > 0);
  const queue = new Queue(queueName, { connection, prefix });
  // From the first event on: the queue is new.
  const events = new QueueEvents(queueName, { connection, prefix, lastEventId: '0-0' });
  // Without listeners, a lost connection would end the driver. It is watched, and found again.
  queue.on('error', () => {});
  events.on('error', () => {});
  return { queue, events };
}

/** Closes the connections. On a server of others, removes every key first; a server out of reach keeps them. */
async function closeQueue(queue: Queue, events: QueueEvents, isPrivate: boolean): Promise<void> {
  await closeConnection(events);
  if (!isPrivate && (await isConnected(queue))) await queue.obliterate({ force: true }).catch(() => {});
  await closeConnection(queue);
}

/** While ioredis waits to connect again, it never reports the end, so nothing waits for it. */
async function closeConnection(connected: Queue | QueueEvents): Promise<void> {
  const isReady = await isConnected(connected);
  const closed = connected.close().catch(() => {});
  if (isReady) await closed;
  else (await connected.getBackend().client).disconnect();
}

async function isConnected(connected: Queue | QueueEvents): Promise<boolean> {
  return (await connected.getBackend().client).status === 'ready';
}

function settingsOf(prefix: string, options: BullmqOptions): Omit<BullmqSettings, 'place'> {
  const { concurrency, maxStalledCount, lockDurationMs, stalledIntervalMs } = options;
  return { prefix, concurrency, maxStalledCount, lockDurationMs, stalledIntervalMs };
}
