import { defineStrategy, optionsSchema } from '@parbench/core';
import { threadsFields } from './threads-options.ts';

/** Worker threads in piscina, with its own queue and its defaults. */
export const threads = defineStrategy({
  name: 'threads',
  description: 'worker threads in a piscina pool',
  capabilities: {
    unit: 'thread',
    values: 'structured-clone',
    transfer: true,
    sharedMemory: true,
    isolatesHeap: true,
  },
  options: optionsSchema(threadsFields),
  async open(request) {
    const { openPiscina } = await import('./piscina-executor.ts');
    return openPiscina(request);
  },
});
