import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isParbenchError, messageOf, ParbenchError } from '@parbench/core';
import { startOrphanReaper } from '@parbench/core/orphan-reaper';
import { startWorkerProcess } from '../workers/worker-process.ts';
import type { Advert } from './lobby.ts';
import { type Lobby, lobbyVersion } from './lobby.ts';
import { createPlaces } from './places.ts';
import { hashWorkload } from './workload-hash.ts';

/** How to offer workers of this host to runs on others. */
export interface JoinOptions {
  /** `queue/bullmq` or `queue/nats`. */
  readonly strategy: string;
  readonly url: string;
  readonly prefix: string;
  /** How many workers at once. */
  readonly workers: number;
  /** The folder that has the workload files of the run, at the same paths. */
  readonly folder: string;
  /** Ends all workers. */
  readonly signal: AbortSignal;
  /** Reports what happens, a line each. */
  log(line: string): void;
}

/**
 * Offers workers to every executor that seeks some, one after another, until `signal` is aborted.
 * @throws ParbenchError `usage` for another strategy, `unavailable` for a server that cannot be used
 */
export async function joinRuns(options: JoinOptions): Promise<void> {
  const { url, prefix, workers, signal, log, strategy } = options;
  const { entry, join } = kindOf(strategy);
  const reaper = startOrphanReaper();
  const aborted = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => aborted.resolve());
  const places = createPlaces({
    count: workers,
    nameOf: (place) => `${hostname()}:${process.pid}:${place}`,
    check: (advert) => reasonToRefuse(advert, options.folder),
    log,
    start: ({ path, workload, settings }, worker, events) =>
      startWorkerProcess(
        {
          entry: fileURLToPath(import.meta.resolve(entry)),
          execArgv: process.execArgv,
          env: {},
          worker,
          workload: { ...workload, url: urlOf(path, options.folder) },
          settings: { ...settings, place: { url } },
        },
        reaper,
        events,
      ),
  });
  try {
    const lobby = await join(url, prefix, places.hear);
    places.open(lobby);
    log(`Waiting for runs with \`${strategy}\`: ${workers} ${workers === 1 ? 'worker' : 'workers'}.`);
    await aborted.promise;
    await places.close();
    await lobby.close();
  } finally {
    await reaper.close();
  }
}

type Join = (
  url: string,
  prefix: string,
  onMessage: ReturnType<typeof createPlaces>['hear'],
) => Promise<Lobby>;

function kindOf(strategy: string): { readonly entry: string; readonly join: Join } {
  switch (strategy) {
    case 'queue/bullmq':
      return {
        entry: '@parbench/strategy-queue/worker/bullmq',
        join: async (...args) => (await import('./redis-lobby.ts')).joinRedisLobby(...args),
      };
    case 'queue/nats':
      return {
        entry: '@parbench/strategy-queue/worker/nats',
        join: async (...args) => (await import('./nats-lobby.ts')).joinNatsLobby(...args),
      };
    default:
      throw new ParbenchError(
        'usage',
        `\`--strategy\`: expected \`queue/bullmq\` or \`queue/nats\`, received \`${strategy}\`.`,
      );
  }
}

/** Returns why this host cannot run an executor's tasks; `undefined` if it can. */
async function reasonToRefuse({ version, path, hash }: Advert, folder: string): Promise<string | undefined> {
  if (version !== lobbyVersion) {
    return `${hostname()}: expected a run of a parbench with protocol ${lobbyVersion}, received ${version}. Install the same version of parbench on both hosts.`;
  }
  try {
    const own = await hashWorkload(urlOf(path, folder));
    if (own === hash) return undefined;
    return `${hostname()}: expected the files of \`${path}\` with the hash ${hash}, as on the host of the run, received ${own}. Copy them, and start \`parbench worker\` again.`;
  } catch (error) {
    if (isParbenchError(error)) throw error;
    return `${hostname()}: expected the files of \`${path}\` in ${folder}, received: ${messageOf(error)}. Copy them, or start \`parbench worker\` in the folder that has them.`;
  }
}

function urlOf(path: string, folder: string): string {
  return pathToFileURL(resolve(folder, path)).href;
}
