import { fileURLToPath } from 'node:url';
import type { OpenRequest, ProcessOptions, RunningService } from '@parbench/core';
import { environmentOf, execArgvOf } from '@parbench/core/pool';
import { openServiceProcesses, type ServeOptions, serviceSettings } from '@parbench/core/service';
import { execaNode } from 'execa';

const entry = fileURLToPath(import.meta.resolve('@parbench/core/service/process'));

/**
 * Starts a service on processes that each have a socket of their own on the port.
 * @throws what `openServiceProcesses` throws
 */
export function serveProcesses(request: OpenRequest<ProcessOptions & ServeOptions>): Promise<RunningService> {
  const { options } = request;
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
    ...serviceSettings(request),
    reusePort: true,
    fork: () => startNode(entry).nodeChildProcess,
  });
}
