import { definePlugin } from '@parbench/core';
import { threads, threadsPipelined, threadsShared, threadsSpawn } from './threads.ts';

export { threads, threadsPipelined, threadsShared, threadsSpawn };

/** The plug-in of worker threads. */
export default definePlugin({ strategies: [threads, threadsPipelined, threadsShared, threadsSpawn] });
