import { definePlugin } from '@parbench/core';
import { threadsPipelined } from './pipelined.ts';
import { threadsShared } from './shared.ts';
import { threadsSpawn } from './spawn.ts';
import { threads } from './threads.ts';

export { threads, threadsPipelined, threadsShared, threadsSpawn };

/** The plug-in of worker threads. */
export default definePlugin({ strategies: [threads, threadsPipelined, threadsShared, threadsSpawn] });
