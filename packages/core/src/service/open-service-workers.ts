import { abortable } from '../abortable.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';
import type { RunningService, WorkloadReference } from '../strategy.ts';
import { findFreePort } from './find-free-port.ts';
import { createServicePlace } from './service-place.ts';
import { serviceUrl } from './service-server.ts';

/** The workers of a service and its settings. */
export interface ServiceWorkersOptions {
  readonly workload: WorkloadReference;
  readonly workers: number;
  /** Starts a worker that runs `serveRequests`. */
  spawnWorker(): PoolWorker;
  /** Whether every worker has a socket of its own on the port. */
  readonly reusePort?: boolean;
  /** How long a worker may take until it listens, milliseconds. */
  readonly startTimeoutMs: number;
  /** How long closing waits for requests in flight, milliseconds. */
  readonly closeGraceMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts workers that listen on one port of the loopback address, and resolves once one of them does. A worker that ends is
 * replaced, but after several failed starts in a row its place stays empty.
 * @throws ParbenchError if the first start of a worker fails before any listens
 */
export async function openServiceWorkers(options: ServiceWorkersOptions): Promise<Required<RunningService>> {
  const { workers: width, signal, closeGraceMs } = options;
  // Workers of node:cluster that each chose a free port themselves would lose it with the last of them.
  const port = await findFreePort();
  const places = Array.from({ length: width }, () => createServicePlace(options, port));
  let closing: Promise<void> | undefined;
  const close = (graceMs: number) => {
    closing ??= Promise.all(places.map((place) => place.stop(graceMs))).then(() => {});
    return closing;
  };
  try {
    await abortable(() => Promise.race(places.map((place) => place.fill())), { signal });
  } catch (error) {
    await close(0);
    throw error;
  }
  return {
    url: serviceUrl(port),
    ready: async () => void (await Promise.all(places.map((place) => place.listening()))),
    workers: () => places.flatMap((place) => place.status() ?? []),
    close: () => close(closeGraceMs),
  };
}
