import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ParbenchError, type WorkerStatus, type WorkloadReference } from '@parbench/core';
import type { WorkerFleet } from '../workers/worker-fleet.ts';
import {
  type Advert,
  type Lobby,
  type LobbyMessage,
  lobbyIntervalMs,
  lobbySilenceMs,
  lobbyVersion,
} from './lobby.ts';
import { hashWorkload } from './workload-hash.ts';

/** What an executor with workers on other hosts offers them. */
export interface Offer {
  /** Names the executor. */
  readonly run: string;
  readonly count: number;
  readonly workload: WorkloadReference;
  /** The settings of the worker entry, without the server. */
  readonly settings: object;
}

interface ExternalWorker {
  state: 'starting' | 'ready';
  heardAt: number;
}

/** Joins a lobby with a listener for its messages. */
export type JoinLobby = (onMessage: (message: LobbyMessage) => void) => Promise<Lobby>;

/**
 * Seeks workers on other hosts and keeps `count` of them: one that ends or is silent is replaced by the next that offers
 * itself.
 * @throws what `join` throws, and the error of a workload's file that cannot be read
 */
export async function seekWorkers(
  join: JoinLobby,
  { run, count, workload, settings }: Offer,
): Promise<WorkerFleet> {
  const { url, ...rest } = workload;
  const advert: Omit<Advert, 'needed'> = {
    type: 'seeking',
    version: lobbyVersion,
    run,
    settings,
    workload: rest,
    path: relative(process.cwd(), fileURLToPath(url)),
    hash: await hashWorkload(url),
  };
  const workers = new Map<string, ExternalWorker>();
  const opened = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<string>();
  let waiting: (() => void)[] = [];
  let emptySince: number | undefined;
  opened.promise.catch(() => {});

  const lobby = await join((message) => {
    if (message.run !== run) return;
    if (message.type === 'refused') opened.reject(new ParbenchError('worker-start', message.reason));
    else if (message.type === 'joining') admit(message.worker);
    else if (message.type === 'ended') workers.delete(message.worker);
    else if (message.type === 'ready' || message.type === 'alive') hear(message.worker, message.type);
    update();
  });
  const timer = setInterval(seek, lobbyIntervalMs);
  seek();

  function admit(worker: string): void {
    if (workers.size >= count && !workers.has(worker)) return;
    workers.set(worker, { state: 'starting', heardAt: performance.now() });
    lobby.send({ type: 'welcome', run, worker });
  }

  function hear(id: string, type: 'ready' | 'alive'): void {
    const worker = workers.get(id);
    if (worker === undefined) return;
    worker.heardAt = performance.now();
    if (type === 'ready') worker.state = 'ready';
  }

  function seek(): void {
    const now = performance.now();
    for (const [id, { heardAt }] of workers) if (now - heardAt > lobbySilenceMs) workers.delete(id);
    lobby.send({ ...advert, needed: count - workers.size });
    if (readyCount() > 0) emptySince = now;
    else if (emptySince !== undefined && now - emptySince > lobbySilenceMs) {
      gone.resolve(`no worker on another host has been there for ${lobbySilenceMs} ms`);
    }
  }

  function update(): void {
    if (readyCount() < count) return;
    opened.resolve();
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  function readyCount(): number {
    return [...workers.values()].filter(({ state }) => state === 'ready').length;
  }

  return {
    opened: opened.promise,
    gone: gone.promise,
    list: () => [...workers].map(([id, { state }]): WorkerStatus => ({ id, pid: 0, state })),
    ready: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        update();
      }),
    async end(graceMs) {
      clearInterval(timer);
      lobby.send({ type: 'over', run });
      const end = performance.now() + graceMs;
      while (workers.size > 0 && performance.now() < end) await wait(10);
      await lobby.close();
    },
  };
}
