/**
 * The strategies with an executor in Node that passes each task on to CPython: for the conformance suite. It adds a hop,
 * so nothing is measured through it.
 */
import { definePlugin, type Strategy } from '@parbench/core';
import { definePoolStrategy } from '@parbench/core/pool-library';
import { interpreters, pool, processes, spawnedProcesses, spawnedThreads, threads } from '../strategies.ts';
import { openBridge } from './open-bridge.ts';

export default definePlugin({
  strategies: [threads, spawnedThreads, processes, spawnedProcesses, pool, interpreters].map(bridged),
});

function bridged({
  name,
  description,
  capabilities = {},
}: Pick<Strategy, 'name' | 'description' | 'capabilities'>) {
  const { unit = 'thread' } = capabilities;
  return definePoolStrategy({
    name,
    ...(description !== undefined && { description }),
    capabilities: {
      isolatesHeap: false,
      isolatesCrashes: false,
      sharedMemory: false,
      ...capabilities,
      // Values cross a pipe as tagged JSON before they are pickled.
      values: 'json',
      unit: unit === 'driver' ? 'thread' : unit,
    },
    start: (request) => openBridge(name, request),
  }) as Strategy;
}
