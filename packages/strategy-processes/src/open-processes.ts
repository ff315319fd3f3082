import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Executor, OpenRequest, ProcessOptions } from '@parbench/core';
import { createProcessPool, environmentOf, execArgvOf, type PoolTuning } from '@parbench/core/pool';
import { execaNode } from 'execa';
import { socketLink } from './socket/socket-link.ts';

type ProcessRequest = OpenRequest<ProcessOptions & Partial<PoolTuning>>;

/** The differences between the strategies of this package. */
export interface ProcessVariant {
  readonly values: 'json' | 'structured-clone';
  /** Whether messages cross over a socket of their own instead of Node's IPC. */
  readonly hasSocket?: boolean;
  /** Whether each task gets a process of its own. */
  readonly workerPerTask?: boolean;
}

const ipcEntry = import.meta.resolve('@parbench/core/worker/process');
const socketEntry = import.meta.resolve('@parbench/strategy-processes/worker');

/**
 * Opens the pool kernel over processes that execa starts and ends.
 * @throws what `createPool` throws
 */
export function openProcesses(
  { workload, workers, signal, options }: ProcessRequest,
  { values, hasSocket = false, workerPerTask = false }: ProcessVariant,
): Promise<Required<Executor>> {
  const { heapLimitMb, execArgv, compileCache, ...tuning } = options;
  const entry = fileURLToPath(hasSocket ? socketEntry : ipcEntry);
  const startNode = execaNode({
    nodeOptions: execArgvOf(options),
    env: environmentOf(options),
    ipc: !hasSocket,
    serialization: values === 'json' ? 'json' : 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', ...(hasSocket ? (['overlapped'] as const) : [])],
    buffer: false,
    reject: false,
  });
  return createProcessPool({
    ...tuning,
    workload,
    workers,
    values,
    workerPerTask,
    fork: (): ChildProcess => startNode(entry).nodeChildProcess,
    ...(hasSocket && { linkTo: socketLink }),
    ...(signal && { signal }),
  });
}
