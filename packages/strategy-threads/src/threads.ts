import { defineStrategy, optionsSchema } from '@parbench/core';
import { threadCapabilities } from './thread-capabilities.ts';
import { threadsFields } from './threads-options.ts';

/** Worker threads in piscina, with its own queue and its defaults. */
export const threads = defineStrategy({
  name: 'threads',
  description: 'worker threads in a piscina pool',
  capabilities: threadCapabilities,
  options: optionsSchema(threadsFields),
  async open(request) {
    const { openPiscina } = await import('./piscina-executor.ts');
    return openPiscina(request);
  },
});
