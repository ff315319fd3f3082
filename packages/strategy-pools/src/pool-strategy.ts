import { defineStrategy, type Strategy } from '@parbench/core';
import { findLibrary } from './find-library.ts';
import type { LibraryPool, StartRequest } from './library-pool.ts';
import { type PoolOptions, poolOptions } from './pool-options.ts';

/** What is a library's own. */
interface PoolDefinition {
  readonly name: `pool/${string}`;
  /** The library's package. */
  readonly library: string;
  /** What its workers are. */
  readonly workers: 'worker threads' | 'forked processes' | 'node:cluster workers';
  /** Whether buffers move to the workers and back. */
  readonly transfer?: boolean;
  /** Imports the library and starts its pool. */
  start(request: StartRequest): Promise<LibraryPool>;
}

/** A strategy around the pool of a library, which may not be installed. */
export function definePoolStrategy(definition: PoolDefinition): Strategy<PoolOptions> {
  const { name, library, workers, transfer = false, start } = definition;
  const found = findLibrary(library);
  const isThreaded = workers === 'worker threads';
  return defineStrategy<PoolOptions>({
    name,
    description: `${workers} in a pool of ${library}`,
    ...(found.library && { libraries: [found.library] }),
    capabilities: {
      unit: isThreaded ? 'thread' : 'process',
      values: 'structured-clone',
      transfer,
      sharedMemory: isThreaded,
      isolatesHeap: true,
      isolatesCrashes: !isThreaded,
    },
    options: poolOptions,
    probe: () => found.availability,
    async open(request) {
      const { openPool } = await import('./open-pool.ts');
      return openPool(start, transfer, request);
    },
  });
}
