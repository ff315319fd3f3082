import { definePlugin } from '@parbench/core';
import {
  threads,
  threadsOffload,
  threadsPipelined,
  threadsReusePort,
  threadsShared,
  threadsSpawn,
} from './threads.ts';

export { threads, threadsOffload, threadsPipelined, threadsReusePort, threadsShared, threadsSpawn };

/** The plug-in of worker threads. */
export default definePlugin({
  strategies: [threads, threadsPipelined, threadsShared, threadsSpawn, threadsReusePort, threadsOffload],
});
