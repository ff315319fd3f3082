import { definePlugin } from '@parbench/core';
import {
  inline,
  interpreters,
  pool,
  processes,
  spawnedProcesses,
  spawnedThreads,
  threads,
} from './strategies.ts';

/** The strategies of CPython. Each runs in the trial host of this package, once for every interpreter that is measured. */
export default definePlugin({
  strategies: [inline, threads, spawnedThreads, processes, spawnedProcesses, pool, interpreters],
});
