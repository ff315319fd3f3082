import { fileURLToPath } from 'node:url';
import type { NatsConnection } from '@nats-io/transport-node';
import { type OrphanReaper, startOrphanReaper } from '@parbench/core/orphan-reaper';
import type { LibraryPool, StartRequest } from '@parbench/core/pool-library';
import { joinNatsLobby } from '../external/nats-lobby.ts';
import { nameRun } from '../queue-options.ts';
import { natsKind, natsRecipe } from '../server/nats-server.ts';
import { type OpenedServer, openPrivateServer, runningServer } from '../server/opened-server.ts';
import { openWorkers } from '../workers/open-workers.ts';
import type { WorkerFleet } from '../workers/worker-fleet.ts';
import { connectNats, describePlace } from './connect-nats.ts';
import type { NatsOptions, NatsPlace, NatsSettings } from './nats-settings.ts';
import { createRequestTasks } from './request-tasks.ts';
import { watchConnection } from './watch-connection.ts';

/**
 * Connects to a private server or to that of `url`, and starts the workers.
 * @throws ParbenchError `unavailable` for a server that cannot be used, `worker-start` for one that cannot be started,
 * `invalid-options`
 */
export async function startNats(request: StartRequest<NatsOptions>): Promise<LibraryPool> {
  const { workload, workers, options } = request;
  const topic = nameRun(options, '.');
  const reaper = startOrphanReaper();
  let server: OpenedServer<NatsPlace> | undefined;
  let connection: NatsConnection | undefined;
  try {
    server = await openServer(options, reaper);
    const { place } = server;
    connection = await connectNats(place);
    const entry = fileURLToPath(import.meta.resolve('@parbench/strategy-queue/worker/nats'));
    const settings: Omit<NatsSettings, 'place'> = { topic, concurrency: options.concurrency };
    const fleet = await openWorkers(
      { run: topic, entry, workload, workers, options, settings, place, reaper },
      (onMessage) => joinNatsLobby(options.url ?? '', options.prefix, onMessage),
    );
    return poolOn({ server, connection, fleet, reaper, topic, options });
  } catch (error) {
    await connection?.close();
    await server?.end();
    await reaper.close();
    throw error;
  }
}

async function openServer(
  { url, maxPayloadMb }: NatsOptions,
  reaper: OrphanReaper,
): Promise<OpenedServer<NatsPlace>> {
  if (url !== undefined) return runningServer({ url });
  return openPrivateServer(natsKind, (program) => natsRecipe(program, maxPayloadMb), reaper);
}

interface Parts {
  readonly server: OpenedServer<NatsPlace>;
  readonly connection: NatsConnection;
  readonly fleet: WorkerFleet;
  readonly reaper: OrphanReaper;
  /** The topic of the tasks of this executor. */
  readonly topic: string;
  readonly options: NatsOptions;
}

function poolOn({ server, connection, fleet, reaper, topic, options }: Parts): LibraryPool {
  const tasks = createRequestTasks(connection, topic, options.requestTimeoutMs);
  const watch = watchConnection(connection, tasks, options.reconnectMs, describePlace(server.place));
  return {
    opened: fleet.opened,
    run: tasks.run,
    workers: { ...fleet, gone: Promise.race([fleet.gone, watch.lost, server.gone]) },
    tasksPerWorker: options.concurrency,
    endsReliably: true,
    async end() {
      watch.stop();
      await fleet.end(options.closeGraceMs);
      await connection.close();
      await server.end();
      await reaper.close();
    },
  };
}
