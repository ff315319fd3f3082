import { definePlugin } from '@parbench/core';
import { threadsPipelined } from './pipelined.ts';
import { threads } from './threads.ts';

export { threads, threadsPipelined };

/** The plug-in of worker threads. */
export default definePlugin({ strategies: [threads, threadsPipelined] });
