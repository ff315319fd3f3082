import type { Params, ServiceWorkload } from '@parbench/core';
import { loadService } from '@parbench/core/service';
import type { Commands } from '../protocol/commands.ts';
import type { LoadRequest, LoadSample } from '../protocol/load.ts';
import { TrialEnd } from '../protocol/trial-end.ts';
import { inputCount, type TrialSpec } from '../protocol/trial-spec.ts';
import { prepareInputs } from '../trial-host/prepared-inputs.ts';
import { runTaskLoad } from '../trial-host/task-load.ts';
import { measureBusyShare } from './busy-share.ts';
import { type Connections, openConnections } from './connections.ts';
import { endure } from './endure.ts';

/** A service that the load generator is connected to. */
export interface Target {
  /** Runs a load of requests. @throws TrialEnd if one fails */
  load(request: LoadRequest): Promise<LoadSample>;
  /**
   * Sends `requests` new requests, each on a new connection, untimed, and verifies the responses.
   * @returns the workers that answered
   * @throws TrialEnd if one fails or is wrong
   */
  check(requests: number): Promise<ReadonlySet<string>>;
  /** Runs a load in which requests may fail, and counts them. */
  endure(durationMs: number): Promise<Commands['endure']['reply']>;
  close(): Promise<void>;
}

/**
 * Makes the requests of a trial and opens its connections: as many as requests are in flight.
 * @throws TrialEnd if the service cannot be reached, and what loading its module throws
 */
export async function connectTarget(url: string, spec: TrialSpec): Promise<Target> {
  const { workload: reference, workers, occupancy, seed, taskTimeoutNs } = spec;
  const workload = await loadService(reference);
  const { params } = reference;
  const count = inputCount(occupancy);
  const inputs = prepareInputs({ input: workload.request }, { params, seed, count });
  const timeoutMs = taskTimeoutNs / 1e6;
  const connections = openConnections(url, { count: occupancy, timeoutMs });
  const loop = { inputs, workers, occupancy, submit: connections.send };
  const { keepAlive = true } = workload.request(params, seed);
  let nextSeed = seed + count;

  return {
    async load(request) {
      // Without keep-alive, each request has a connection of its own, which could not be asked before.
      if (keepAlive) await connections.identify();
      const busyShare = measureBusyShare();
      const sample = await runTaskLoad(loop, keepAlive ? request : withoutWorkers(request));
      return {
        ...sample,
        driverUtilisation: busyShare(),
        ...(keepAlive && { connectionsByWorker: connections.byWorker() }),
      };
    },
    async check(requests) {
      const checks = Array.from({ length: requests }, async () => {
        await using connection = openConnections(url, { count: 1, timeoutMs });
        return await checkOne(workload, params, nextSeed++, connection);
      });
      return new Set(await Promise.all(checks));
    },
    endure: (durationMs) => endure(loop, durationMs),
    close: async () => connections[Symbol.asyncDispose](),
  };
}

function withoutWorkers({ observe, ...request }: LoadRequest): LoadRequest {
  return observe === undefined || observe === 'workers' ? request : { ...request, observe };
}

/** Returns the worker that answered. */
async function checkOne(
  { request: makeRequest, verify }: ServiceWorkload,
  params: Params,
  seed: number,
  connection: Connections,
): Promise<string> {
  const request = makeRequest(params, seed);
  const worker = await connection.workerOf();
  const response = await connection.receive({ ...request, keepAlive: true });
  if (verify && !verify(response, request, params)) {
    const { method = 'GET', path } = request;
    throw new TrialEnd('failed', `wrong response to \`${method} ${path}\`, the request of seed ${seed}`);
  }
  return worker;
}
