import { definePoolStrategy } from '@parbench/core/pool-library';
import { natsFields } from './nats/nats-fields.ts';
import { queueFields } from './queue-options.ts';
import { serverAvailability } from './server/find-program.ts';
import { natsKind } from './server/nats-server.ts';

/** Workers behind NATS: request and reply, with a queue group. */
export const nats = definePoolStrategy({
  name: 'queue/nats',
  description: 'processes behind a queue group of NATS, by request and reply',
  library: { name: '@nats-io/transport-node', from: import.meta.url },
  capabilities: { unit: 'process', values: 'json' },
  options: { ...queueFields, ...natsFields },
  probe: ({ options }) => serverAvailability(natsKind, options),
  async start(request) {
    const { startNats } = await import('./nats/start-nats.ts');
    return startNats(request);
  },
});
