import { ParbenchError, type WorkloadReference } from '@parbench/core';
import type { OrphanReaper } from '@parbench/core/orphan-reaper';
import { environmentOf, execArgvOf } from '@parbench/core/pool';
import { type JoinLobby, seekWorkers } from '../external/external-fleet.ts';
import type { QueueOptions } from '../queue-options.ts';
import { startWorkerFleet, type WorkerFleet } from './worker-fleet.ts';

/** The workers of an executor. */
export interface WorkersRequest {
  /** Names the executor on the server. */
  readonly run: string;
  /** The path of the worker's entry module. */
  readonly entry: string;
  readonly workload: WorkloadReference;
  /** How many, including those on other hosts. */
  readonly workers: number;
  readonly options: QueueOptions;
  /** What a worker needs beside the place of the server. */
  readonly settings: object;
  readonly place: object;
  readonly reaper: OrphanReaper;
}

/**
 * Starts the workers of this host, and seeks those that `externalWorkers` wants of others.
 * @throws ParbenchError `invalid-options` if `externalWorkers` cannot be satisfied
 */
export async function openWorkers(request: WorkersRequest, joinLobby: JoinLobby): Promise<WorkerFleet> {
  const { run, entry, workload, workers, options, settings, place, reaper } = request;
  const { externalWorkers, url } = options;
  checkExternal(externalWorkers, workers, url);
  const program = {
    ...{ entry, workload, execArgv: execArgvOf(options), env: environmentOf(options) },
    settings: { ...settings, place },
  };
  const startHere = (count: number) => startWorkerFleet(program, count, reaper);
  if (externalWorkers === 0) return startHere(workers);
  const others = await seekWorkers(joinLobby, { run, count: externalWorkers, workload, settings });
  return externalWorkers === workers ? others : joined(startHere(workers - externalWorkers), others);
}

function checkExternal(externalWorkers: number, workers: number, url: string | undefined): void {
  if (externalWorkers > 0 && url === undefined) {
    throw new ParbenchError(
      'invalid-options',
      '`externalWorkers`: expected `url` with it, since other hosts cannot reach a private server. Set `url` to a server that they reach.',
    );
  }
  if (externalWorkers <= workers) return;
  throw new ParbenchError(
    'invalid-options',
    `\`externalWorkers\`: expected at most the ${workers} workers of the cell, received ${externalWorkers}. Raise \`--workers\`.`,
  );
}

function joined(here: WorkerFleet, others: WorkerFleet): WorkerFleet {
  return {
    opened: Promise.all([here.opened, others.opened]).then(() => {}),
    gone: Promise.all([here.gone, others.gone]).then(([reason]) => reason),
    list: () => [...here.list(), ...others.list()],
    ready: () => Promise.all([here.ready(), others.ready()]),
    async end(graceMs) {
      await Promise.all([here.end(graceMs), others.end(graceMs)]);
    },
  };
}
