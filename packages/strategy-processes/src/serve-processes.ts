import { fileURLToPath } from 'node:url';
import type { OpenRequest, ProcessOptions, RunningService } from '@parbench/core';
import { environmentOf, execArgvOf } from '@parbench/core/pool';
import { openServiceProcesses } from '@parbench/core/service';
import { execaNode } from 'execa';

const entry = fileURLToPath(import.meta.resolve('@parbench/core/service/process'));

/** The options that a service of processes needs. */
type ServeOptions = ProcessOptions & { readonly startTimeoutMs: number; readonly closeGraceMs: number };

/**
 * Starts a service on processes that each have a socket of their own on the port.
 * @throws what `openServiceProcesses` throws
 */
export function serveProcesses({
  workload,
  workers,
  signal,
  options,
}: OpenRequest<ServeOptions>): Promise<RunningService> {
  const { startTimeoutMs, closeGraceMs } = options;
  const startNode = execaNode({
    nodeOptions: execArgvOf(options),
    env: environmentOf(options),
    ipc: true,
    serialization: 'json',
    stdio: ['ignore', 'inherit', 'pipe'],
    buffer: false,
    reject: false,
  });
  return openServiceProcesses({
    ...{ workload, workers, signal, startTimeoutMs, closeGraceMs, reusePort: true },
    fork: () => startNode(entry).nodeChildProcess,
  });
}
