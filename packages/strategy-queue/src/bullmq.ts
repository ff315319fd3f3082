import { definePoolStrategy } from '@parbench/core/pool-library';
import { bullmqFields } from './bullmq/bullmq-fields.ts';
import { queueFields } from './queue-options.ts';
import { serverAvailability } from './server/find-program.ts';
import { redisKind } from './server/redis-server.ts';

/** Workers behind a BullMQ queue, on Redis or Valkey. */
export const bullmq = definePoolStrategy({
  name: 'queue/bullmq',
  description: 'processes behind a BullMQ queue on Redis or Valkey',
  library: { name: 'bullmq', from: import.meta.url },
  capabilities: { unit: 'process', values: 'json' },
  options: { ...queueFields, ...bullmqFields },
  probe: ({ options }) => serverAvailability(redisKind, options),
  async start(request) {
    const { startBullmq } = await import('./bullmq/start-bullmq.ts');
    return startBullmq(request);
  },
});
